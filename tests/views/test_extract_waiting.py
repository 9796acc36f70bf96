"""What is under way and how far it is, or what was last said."""

from herefordshire_desk.views.extract_waiting import Waiting


def test_that_it_shows_how_far_it_is_only_meanwhile(qtbot, dressed):
    waiting = Waiting()
    qtbot.addWidget(waiting)
    waiting.show()
    assert not waiting.progress.isVisible()
    waiting.start("Reading…")
    waiting.show_progress(0.416)
    assert (waiting.says.text(), waiting.progress.value()) == ("Reading…", 42)
    assert waiting.cancel.isVisible()
    waiting.stop()
    assert not waiting.progress.isVisible()
    waiting.say("")
    assert not waiting.says.isVisible()
