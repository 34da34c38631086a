"""What is constant in joints seen wrongly is found again."""

import numpy as np
import pytest

from anydance.people.seen_joints import LIMB_ENDS, measure


@pytest.fixture(scope="module")
def seen():
    """Joints of 60 pictures, anywhere at random."""
    return np.random.default_rng(0).uniform(0, 400, (60, 33, 4)).astype(np.float32)


def moved(seen, joint, share, way):
    """`joint` of both sides moved by a share of the way between two others."""
    true = seen.copy()
    for side in (0, 1):
        start, end = (LIMB_ENDS[name][side] for name in way)
        true[:, LIMB_ENDS[joint][side], :2] += share * (seen[:, end, :2] - seen[:, start, :2])
    return true


def test_a_share_of_a_bone_is_found(seen):
    faults = measure(seen, moved(seen, "elbow", 0.08, ("shoulder", "elbow")))
    assert faults["elbow"].shares == pytest.approx((0.08,), abs=1e-4)
    assert faults["knee"].shares == pytest.approx((0,), abs=1e-4)
    assert faults["elbow"].median > 0 == faults["knee"].median


def test_a_few_pictures_in_which_all_is_wrong_do_not_count(seen):
    true = moved(seen, "ankle", 0.05, ("knee", "ankle"))
    true[:6, [27, 28], :2] += 900
    assert measure(seen, true)["ankle"].shares == pytest.approx((0.05,), abs=0.01)
