"""Pages come into sight once a document is made: they must not stay white."""

from tests.ui.screens.paper.test_paper import ink


def test_a_document_that_took_a_while_to_make_is_drawn(paper, press):
    pages = paper.preview.pages
    press.is_slow = True
    paper.choice.choose("toxicity")
    assert not pages.isVisible()
    press.answer()
    assert pages._drawing, "nobody asked for the page"
    pages._aside.wait()
    assert ink(pages) > 4
