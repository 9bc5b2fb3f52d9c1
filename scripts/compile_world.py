"""Compile the world's TOML files into ``world/world.json``, which the package loads. Run after every change of them."""

from __future__ import annotations

from onrecord.world.compiled import FILE, FOLDER, compile_world, dump


def main() -> None:
    """Write the compiled file."""
    world = compile_world()
    text = dump(world)
    (FOLDER / FILE).write_text(text, encoding="utf-8")
    print(
        f"{len(world.countries)} countries, {len(world.organisations)} organisations, {len(world.outlets)} outlets, "
        f"{len(world.initiatives)} initiatives, {len(world.phrases.targets)} phrases; {len(text) // 1024} KiB"
    )


if __name__ == "__main__":
    main()
