from tests.reliability.figures import Figure, table


def test_that_what_does_not_meet_its_goal_stands_out() -> None:
    told = table([Figure("kills", "0 lost", "0", met=True), Figure("cuts", "1", "0", met=False)])
    assert told.splitlines() == [
        "| measured | figure | goal | met |",
        "| --- | --- | --- | --- |",
        "| kills | 0 lost | 0 | yes |",
        "| cuts | 1 | 0 | NO |",
    ]
