from herefordshire_desk.release import release_words


def test_that_a_checkout_says_nothing_of_a_release():
    assert release_words() == ""


def test_that_what_the_build_wrote_follows_the_version(tmp_path, monkeypatch):
    monkeypatch.setattr("herefordshire_desk.resource.PLACES", (tmp_path,))
    (tmp_path / "release.txt").write_text("trial: not for real records\n")
    assert release_words() == " (trial: not for real records)"
