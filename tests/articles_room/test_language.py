"""English is read, other languages are named."""

from __future__ import annotations

import pytest

from onrecord.articles import SourceError, read_page
from onrecord.articles.language import languages, other_language
from onrecord.model.article import Page

ENGLISH = (
    "The foreign ministers of the two countries met in the capital on Tuesday, and said that they would sign "
    "the agreement in June. It was the first visit of its kind since 2015."
)
OTHERS = {
    "Arabic": "قال وزير الخارجية إن القمة التي تعقد في العاصمة سوف تبحث العلاقات مع الدول",
    "Azerbaijani": "Nazir bildirib ki, bu sammit ölkə üçün vacib olub və onun iştirakı ilə yeni bir saziş imzalanıb, "
    "daha sonra isə görüş keçirilib və bu barədə məlumat verilib",
    "Chinese": "外交部发言人星期二表示两国将在北京举行会谈并签署合作文件",
    "Dutch": "De minister van Buitenlandse Zaken zei dat het akkoord in juni wordt getekend en dat de top voor "
    "het eerst in de stad zal zijn, met leiders uit de hele regio",
    "French": "Le ministre des Affaires étrangères a déclaré mardi que le sommet se tiendra dans la capitale en juin "
    "et que les deux pays ont signé un accord avec les partenaires",
    "German": "Der Außenminister sagte am Dienstag, dass das Abkommen im Juni unterzeichnet wird und die Gespräche "
    "mit den Partnern nicht einfach waren, auch für die Regierung",
    "Indonesian": "Menteri luar negeri mengatakan bahwa pertemuan itu akan diadakan di ibu kota pada bulan Juni dan "
    "dihadiri oleh para pemimpin dari negara yang tidak hadir dalam sidang",
    "Italian": "Il ministro degli Esteri ha detto che il vertice si terrà nella capitale e che i due paesi hanno "
    "firmato un accordo per la cooperazione con gli altri, ma non per la difesa",
    "Japanese": "外務大臣は火曜日に、両国の首脳会談が六月に開かれると述べました",
    "Persian": "وزیر امور خارجه گفت که این نشست در تهران برگزار شد و برای همکاری با کشورهای منطقه است",
    "Polish": "Minister spraw zagranicznych powiedział, że szczyt odbędzie się w stolicy i nie jest to pierwsze "
    "spotkanie, które będzie miało miejsce po wyborach, oraz że umowa jest gotowa",
    "Portuguese": "O ministro das Relações Exteriores disse que a cúpula foi um êxito e que os dois países não "
    "assinaram o acordo com os parceiros, mas que as conversas são para o futuro",
    "Russian": "Министр иностранных дел заявил, что саммит состоится в июне и что стороны подписали соглашение",
    "Spanish": "El ministro de Relaciones Exteriores dijo que la cumbre se celebrará en la capital y que los dos "
    "países firmaron un acuerdo con los socios de la región, como se anunció",
    "Turkish": "Dışişleri Bakanı, zirvenin haziran ayında yapılacağını söyledi ve bu anlaşma için çok çalışıldığını, "
    "daha sonra ise bir görüşme olacağını ifade etti; her iki ülke de",
    "Ukrainian": "Міністр закордонних справ заявив, що саміт відбудеться в червні та що сторони підписали угоду про",
}


def test_english_is_english() -> None:
    assert other_language(ENGLISH) is None


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_is_named(language: str) -> None:
    assert other_language(OTHERS[language]) == language


def test_the_message_names_it() -> None:
    with pytest.raises(SourceError) as caught:
        read_page(Page("page.txt", OTHERS["French"].encode()))
    assert str(caught.value) == "page.txt: is in French; onrecord reads English"


def test_english_with_foreign_names_and_a_foreign_quotation_stays_english() -> None:
    text = ENGLISH + " «Саммит состоится в июне», he wrote; the paper called it une visite de travail dans la région."
    assert other_language(text) is None


def test_too_short_to_tell_is_taken_for_english() -> None:
    assert other_language("Le ministre est ici.") is None
    assert other_language("President Ursula von der Leyen met Minister Jean de la Tour.") is None
    assert other_language("Putin met Xi.") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Der Minister erklärte am Montag, dass der Gipfel im Juni stattfinde und die Frage nicht offen sei.",
            "German",
        ),
        ("Il ministro ha detto che il vertice si terrà a giugno e che i negoziati continuano.", "Italian"),
        ("O presidente disse na segunda-feira que a reunião será realizada em junho e que não vem.", "Portuguese"),
    ],
)
def test_a_short_text_in_another_language_shows_itself(text: str, language: str) -> None:
    assert other_language(text) == language


def test_a_longer_text_without_one_english_word_is_not_english() -> None:
    text = (
        "Vestibulum tortor quam feugiat vitae ultricies eget tempor sit amet ante donec eu libero sit amet quam egestas"
    )
    assert (
        other_language(text + " semper aenean ultricies mi vitae est mauris placerat eleifend leo")
        == "another language"
    )


def test_the_data_is_sorted_and_of_use() -> None:
    assert {one.name for one in languages()} >= {"English", *OTHERS}
    assert all(one.words for one in languages() if one.script in {"Latin", "Cyrillic", "Arabic"})
