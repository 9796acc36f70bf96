from herefordshire_desk.domain.trend_points import trends
from herefordshire_desk.views.trend_choices import choice_of_span, choice_of_trend, months_of


def test_that_two_years_are_chosen_at_first_and_all_on_record_is_no_number(dressed, qapp):
    span = choice_of_span()
    assert months_of(span) == 24
    span.choose("ever")
    assert months_of(span) is None
    assert span.accessibleName() == "How many months"


def test_that_every_trend_can_be_chosen(dressed, qapp):
    assert choice_of_trend().count() == len(trends())
