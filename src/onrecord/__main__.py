"""``python -m onrecord``."""

from onrecord.doors.cli import main

if __name__ == "__main__":
    main()
