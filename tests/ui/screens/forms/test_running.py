"""Steps that run for a while."""


def test_the_time_left_follows_the_clock_and_never_ends_the_step(opened):
    form = opened("C1D2", "observe")
    form.save()
    assert form.left.value() == "3:58"  # four hours from the end of the infusion, two minutes ago
    form.bedside.tools.clock.advance(hours=1)
    form.show_time(form.bedside.now())
    assert form.left.value() == "2:58"
    form.bedside.tools.clock.advance(hours=4)
    form.show_time(form.bedside.now())
    assert form.left.value().startswith("\N{MINUS SIGN}")
    assert form.runs


def test_before_the_start_there_is_no_figure(opened):
    assert opened("C1D2", "observe").left.isHidden()
