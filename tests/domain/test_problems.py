from herefordshire_desk.domain.problems import Problem


def test_that_a_problem_of_something_typed_has_no_file_and_no_row():
    typed = Problem("visited_on", "A visit cannot be dated in the future.")

    assert (typed.file, typed.row, typed.rule) == ("", 0, "")
