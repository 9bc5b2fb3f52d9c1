"""Words: where each word of a text starts and ends.

The rules follow how the English UD treebanks (GUM and EWT) part words, because the reader's trees are learnt
from them: punctuation and clitics (``n't``, ``'s``) stand alone, compounds with a hyphen fall apart (``China`` ``-``
``proposed``) unless the first part is a prefix (``co-operation``), abbreviations keep their dot, numbers their
commas, web addresses everything.

Two promises hold for any text whatever: no word holds a white-space character or is empty, and the words, in
order, cover every character that is not white space exactly once. Offsets are code points, end exclusive.
"""

from __future__ import annotations

import re

__all__ = ["parts_paragraphs", "split_words"]

# Abbreviations that keep their dot wherever they stand.
_ABBREVIATIONS = (
    "Mr Mrs Ms Messrs Dr Drs Prof St Sts Jr Sr Gen Col Lt Capt Cmdr Adm Sgt Maj Brig Gov Sen Sens Rep Reps Rev Hon "
    "Inc Corp Co Ltd Bros Ft Mt Ave Blvd Rd Hwy Mme Mlle vs v etc approx est dept govt esp incl ca cf eds vol pp "
    "Jan Feb Apr Aug Sept Sep Oct Nov Dec Tues Wed Thur Thurs Fla Calif Conn Wis Ind Mich Minn Tenn Ariz Colo Okla "
    "Kan Neb Nev Pa Va Md Ga Mont Ph.D M.Sc B.Sc Assoc Asst Attn Dist Univ Vol Op Ed Amb Min Pres"
).split()
# Those that are abbreviations only before a number (``No. 5``, ``Mar. 3``).
_BEFORE_NUMBER = "No Nos no Mar Jun Jul Sat Sun Mon Fri Tue Art art p fig Fig sec Sec para ch".split()
# Prefixes that stay with the word after the hyphen.
_PREFIXES = (
    "anti co counter cross de e ex extra hyper inter intra mega micro mid mini mis multi neo non over poly post pre "
    "pro proto pseudo psycho re semi socio sub super trans ultra un under vice"
).split()
# Units that part from the number they stick to.
_UNITS = "am pm a.m p.m k m b bn mn tn km kg cm mm mb gb kb ft lb lbs hrs hr mins min mph kph kw mw gw hp sq".split()
_TLDS = "com org net edu gov mil info biz int eu uk ru ua az cn kz kg uz tj ir tr jp kr fr ch se pl io tv".split()
_KEPT = ("w/o", "b/c", "s/he", "n/a", "c/o", "24/7")
_FILES = "csv doc docx gif htm html jpeg jpg mp3 mp4 pdf png ppt pptx rtf txt xls xlsx xml zip".split()


def _any(words: tuple[str, ...] | list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_TLD = f"(?:{_any(_TLDS + [tld.title() for tld in _TLDS])})"
# A letter or digit with the marks that combine with it.
_L = "(?:[^\\W_][\u0300-\u036f]*)"
_APOSTROPHE = "['\u2019`\u02bc]"

_TOKEN = re.compile(
    rf"""
      (?:https?://|ftp://|www\.)[^\s<>"\u201c\u201d]*[^\s<>"\u201c\u201d\u2019.,;:!?)\]}}'\-]   # addresses
    | [\w.+\-]+@[\w\-]+(?:\.[\w\-]+)*                                       # electronic mail
    | [@\#](?=[^\W\d])\w+                                                   # handles and hashtags
    | (?<![\w.])(?:[A-Za-z0-9\-]+\.)+{_TLD}(?:/[^\s<>"()]*[\w/])?(?![\w])    # News.Az, bbc.co.uk/news
    | (?<![\w.])[\w\-]+\.(?:{_any(_FILES)})(?!\w)                          # report.pdf
    | (?<![\w.])(?:alt|comp|misc|rec|sci|soc|talk)(?:\.[a-z][\w\-]*){{2,}}(?!\w)  # newsgroups
    | (?<![\w:])[:;]'?-?[)(DPp|/](?![\w/])                                  # :-) and the like
    | (?<!\w)(?:{_any(_ABBREVIATIONS)})\.(?!\w)
    | (?<!\w)al\.(?<=et\ al\.)
    | (?<!\w)(?:{_any(_BEFORE_NUMBER)})\.(?=\s?\d)
    | (?<![\w])(?:[^\W\d_]\.)+[^\W\d_](?:\.|(?!\w))                         # U.S. p.m. e.g.
    | (?<!\w)(?!I\.)[A-Z]\.(?=\s?[A-Z][\w.\u2019'])                         # John F. Kennedy
    | (?<!\w)(?:{_any(_KEPT)})(?!\w)
    | (?m:^)\d{{1,2}}\.(?=[ \t]+\S)                                         # numbers of a list
    | (?<![\w\-])\d{{4}}-\d\d-\d\d(?![\w\-])                                # 2018-04-21
    | (?<![\w\-])\d{{3}}-(?:\d{{3}}-)?\d{{4}}(?![\w\-])                     # telephone numbers
    | (?<!\w){_APOSTROPHE}(?:\d0s|em)(?!\w)                                 # '70s, 'em
    | (?<!\w)\d+(?:[.,]\d+)*(?=(?:{_any(_UNITS)})(?!\w))(?i:)               # 5pm, 12km: the unit is a word
    | (?<!\w)\d+{_APOSTROPHE}?s(?!\w)                                       # 1990s, 80's
    | (?<![\w.])\.\d+(?!\w)
    | (?<!\w)\d+(?:[.,:/]\d+)+(?!\w)                                        # 1,000 3.5 9/11 5:30
    | (?<!\w)[Ii]t(?=s\s(?:an?|the|not|been|my|your|our|their|this|that|there|too|all)(?!\w))  # its a pity
    | (?<!\w)(?:US|HK|NZ|AU?|C|CA)\$
    | (?<!\w)[A-Z]+&[A-Z]+(?!\w)                                            # AT&T
    | (?<![\w\-])(?i:{_any(_PREFIXES)})-(?={_L}){_L}+(?:{_APOSTROPHE}{_L}+)*  # co-operation
    | [^\W_](?:[^\W_]|[\u0300-\u036f]|_(?=\w))*(?:{_APOSTROPHE}{_L}+)*      # words, clitics still on
    | _+
    | [.!?]{{2,}}
    | [\-=]{{3,}}
    | ([\-=*~\#+<>$\\])\1+
    | ''|``|\u2019\u2019|\u2018\u2018
    | \S
    """,
    re.VERBOSE,
)

_CLITIC = re.compile(
    rf"(?:(?<=[^\W\d_])n{_APOSTROPHE}t|(?<=\w){_APOSTROPHE}(?:s|re|ve|ll|d|m))$",
    re.IGNORECASE,
)
# Words that are two words without a mark between them, written so or carelessly: where the second starts.
_FUSED = {
    "alot": 1, "cannot": 3, "cant": 2, "couldnt": 5, "didnt": 3, "doesnt": 4, "dont": 2, "gimme": 3, "gonna": 3,
    "gotta": 3, "havent": 4, "hes": 2, "im": 1, "isnt": 2, "ive": 1, "lemme": 3, "lotta": 3, "outta": 3, "shes": 3,
    "shouldnt": 6, "thats": 4, "theyre": 4, "theyve": 4, "wanna": 3, "wasnt": 3, "werent": 4, "whats": 4, "wont": 2,
    "wouldnt": 5, "youre": 3, "youve": 3,
}  # fmt: skip


def parts_paragraphs(gap: str) -> bool:
    """Whether a blank line, or one of spaces alone, stands in the ``gap`` between two words."""
    return gap.count("\n") > 1


def split_words(text: str) -> list[tuple[int, int]]:
    """The words of ``text`` as (start, end), in order."""
    spans: list[tuple[int, int]] = []
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        token = found.group()
        if len(token) < 2 or not token[0].isalnum():
            spans.append((start, end))
            continue
        cuts: list[int] = []
        while (clitic := _CLITIC.search(token)) is not None and clitic.start() > 0:
            if token[: clitic.start()].isdigit():  # 80's is one word
                break
            cuts.append(start + clitic.start())
            token = token[: clitic.start()]
        if (cut := _FUSED.get(token.lower())) is not None and not (len(token) < 4 and token.isupper()):
            cuts.append(start + cut)
        for cut in reversed(cuts):
            spans.append((start, cut))
            start = cut
        spans.append((start, end))
    return spans
