"""Furniture goes, and every kind of it has a twin that begins alike and stays because it says something."""

import pytest

from onrecord.articles.furniture import is_furniture

PAIRS = [
    ("Share this article on Facebook", "Share this burden with your allies."),
    ("Share", "Share prices fell in Baku"),
    ("Facebook | Twitter | Telegram", "Facebook and Twitter were blocked in Ankara for a day."),
    ("Copy link", "Copy links to the treaty were sent to all members"),
    ("Print this page", "Print media in Georgia are free"),
    ("E-mail this article", "E-mails from the ministry went unanswered"),
    ("Read also: Ministers meet in Riga.", "Read also as a warning, the letter went to four capitals."),
    ("Read more", "Read more than once in public, the oath binds the president."),
    ("See also | Border closed", "See also what the charter says of observers, she added."),
    ("Related articles", "Related articles of the charter were suspended in May."),
    ("More on this: Trade talks", "More on our side are ready to sign, he said."),
    ("Tags: SCO, Azerbaijan, transit", "Topics: trade and transit were discussed."),
    ("Subscribe to our newsletter!", "Subscribe to the declaration or stay outside, he told them."),
    ("Sign up for our daily updates.", "Sign up to the treaty or leave, he warned."),
    ("Follow us on Telegram", "Follow us, and you will see peace, he promised."),
    ("Advertisement", "Advertisements for the referendum were banned."),
    ("Comments (12)", "Comments by the spokesman angered Warsaw."),
    ("12 comments", "12 comments were filed by member states."),
    ("3 min read", "3 minutes later the session was closed."),
    ("© 2023 The Caucasus Courier. All rights reserved.", "The copyright convention enters into force in June."),
    ("Copyright: The Courier", "Copyright law reform stalls in Riga"),
    ("All rights reserved.", "All rights were reserved to the states, the court held."),
    ("Published on 3 May", "Published by the ministry, the figures show a fall."),
    ("Published: 10:20", "Published figures show a fall in trade"),
    ("Last updated 21 April 2018", "Updated rules apply to observers from June"),
    ("Edited by A. Name", "Edited by nobody, the transcript runs to forty pages."),
    ("Back to top", "Back to top-level talks, the two ministers agreed."),
    ("Skip to content", "Skip to the end of the text, and you find no word of membership there at all."),
    ("Text size: A+ A-", "Text sizes of treaties have grown"),
    ("Home", "Home affairs ministers will meet in Dublin"),
    ("Search", "Search and rescue teams crossed the border"),
    ("Listen to this article", "Listen to the smaller members, he urged."),
    ("Breaking news", "Breaking news of the coup reached Addis Ababa at noon."),
    ("Read the original article at news.example/1", "Read the originals, he said, and judge."),
    ("Enditem", "End items were agreed."),
    ("ENDS", "Ends and means were discussed."),
    ("###", "# 3 of the annex was dropped."),
    ("* * *", "* A footnote of the communiqué."),
    ("———", "— he said nothing."),
    ("Skip to the main content", "Skip to the point, she said."),
    ("+ ↺ − 16 px", "16 points were agreed"),
    ("A- A A+", "A and B agreed"),
    ("ALSO READ | Minister visits Vilnius", "Also, read the charter before you sign, he said."),
    ("Add comment", "Add comments to the draft by June, members were told."),
    ("Don’t miss this", "Don’t miss the chance, he told members."),
    ("Latest news", "Latest news from the front alarmed Warsaw."),
    ("Next article", "Next articles of the charter on the table are 5 and 6"),
    ("Reading time: 3 minutes", "Reading time was over, the speaker ruled."),
    ("Recommended for you", "Recommended for membership by the council in May."),
    ("Report a typo", "Report an error to the council, members were told."),
    ("Save for later", "Save the summit, he urged."),
    ("Story continues below advertisement", "The story continues below the border."),
    ("Share: Facebook Twitter", "Share on equal terms, he said."),
    ("Tweet", "Tweets by the minister were deleted"),
    ("Views: 1,234", "Views: two, and neither convinced the court"),
    ("You may also like", "You may also like to know that nothing was signed."),
    ("Follow @courier on Twitter", "Follow Turkey on the road to Brussels"),
    ("Join our WhatsApp channel", "Join our alliance, he urged them"),
    ("Get the latest headlines in your inbox", "Get the latest offer signed, he told the envoys."),
    ("Click here to read more", "Click here is what the forged mail said."),
    ("Download the Courier app", "Download the files and judge, the court said."),
    ("Editor: huaxia", "Editors: two of them were arrested."),
    ("Please enable JavaScript to view this page", "Please enable us to trade, he begged."),
]


@pytest.mark.parametrize(("line", "sentence"), PAIRS)
def test_a_line_goes_and_its_near_miss_stays(line: str, sentence: str) -> None:
    assert (is_furniture(line), is_furniture(sentence)) == (True, False)


def test_nothing_long_is_furniture_however_it_begins() -> None:
    line = "Tags: " + "Azerbaijan, " * 3 + "Georgia"
    assert is_furniture(line)
    assert not is_furniture("Tags: " + "Azerbaijan, " * 30 + "Georgia")


def test_a_block_of_several_lines_is_judged_by_its_lines_only() -> None:
    assert is_furniture("Share")
    assert not is_furniture("Share\nShare")
