"""Synthetic people, made of a doll in the form of the real assets."""

import gzip
import json
from dataclasses import replace

import numpy as np
import pytest
from scipy.ndimage import minimum_filter

from anydance.people.assets import Assets
from anydance.people.backdrop import make_backdrop
from anydance.people.bvh_pose import read_bvh_pose
from anydance.people.dance_pose import dance_pose, read_dances
from anydance.people.dress import random_person
from anydance.people.garment import fit
from anydance.people.guide_clothes import cut_top
from anydance.people.labels import LAYERS, PARTS
from anydance.people.material import Material, as_painted, flattened, mean_colour
from anydance.people.person import PersonViews, Shots, Sources, render_person
from anydance.people.pose_sampling import random_pose
from anydance.people.posing import posed
from anydance.people.rotation import about
from anydance.people.scene import DrawnStyle, Light, Scene, fitting_camera, random_room
from anydance.people.shape_targets import Build, shape_offsets
from anydance.people.shard import NO_TRIANGLE, pack, read_shard, shard_path
from anydance.people.true_flow import true_flow
from anydance.people.view import render_view
from render_people import main, parse_options
from tests.doll_assets import write_doll_assets

SIZE = (96, 64)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_doll_assets(tmp_path_factory.mktemp("assets"))


@pytest.fixture(scope="module")
def sources(folder):
    return Sources(Assets(folder, 512), folder)


@pytest.fixture(scope="module")
def shards(sources):
    return [pack(render_person(sources, (7, person), Shots(3, SIZE))) for person in range(4)]


@pytest.fixture
def figure(sources):
    return random_person(np.random.default_rng(1), sources.assets, sources.targets)


def options(folder, out, people):
    arguments = ["--assets", folder, "--targets", folder, "--out", out, "--people", people, "--size", "64x96"]
    return parse_options([str(argument) for argument in [*arguments, "--views", 2]])


def test_the_same_seed_writes_the_same_bytes(folder, tmp_path):
    for run in ("one", "two"):
        main(options(folder, tmp_path / run, 2))
    for person in range(2):
        first, second = (shard_path(tmp_path / run, person).read_bytes() for run in ("one", "two"))
        assert first == second
    assert shard_path(tmp_path / "one", 0).read_bytes() != shard_path(tmp_path / "one", 1).read_bytes()


def test_a_stopped_run_goes_on_and_leaves_what_is_there(folder, tmp_path):
    main(options(folder, tmp_path, 1))
    shard_path(tmp_path, 0).write_bytes(b"kept")
    main(options(folder, tmp_path, 2))
    assert shard_path(tmp_path, 0).read_bytes() == b"kept"
    assert read_shard(shard_path(tmp_path, 1))["rgb"].shape == (2, 96, 64, 3)
    assert len(list(tmp_path.iterdir())) == 2


def test_at_rest_nothing_moves_but_to_the_floor(figure):
    at_rest = posed(figure, {})
    moved = at_rest.vertices - figure.vertices
    assert np.ptp(moved, axis=0) == pytest.approx(np.zeros(3), abs=1e-5)
    assert at_rest.vertices[:, 1].min() == pytest.approx(0, abs=1e-6)


def test_a_dance_turns_bones_in_the_world_from_the_t_pose(figure, tmp_path):
    half = np.sqrt(0.5)
    file = {"joints": ["hips", "leftForearm"], "dances": [[[0, half, 0, half, 0, 0, half, half]]]}
    (tmp_path / "dances.json").write_text(json.dumps(file))
    dances = read_dances(tmp_path / "dances.json")
    raised = about("z", 0.5)
    pose = dance_pose(dances.turns(0, 0), figure.rig, {"upperarm01.L": raised})
    bones = posed(figure, pose).bones[:, :, :3]
    quarter_left, quarter_up = about("y", np.pi / 2), about("z", np.pi / 2)
    assert bones[figure.rig.index("root")] == pytest.approx(quarter_left, abs=1e-5)
    assert bones[figure.rig.index("upperarm01.L")] == pytest.approx(quarter_left @ raised, abs=1e-5)
    assert bones[figure.rig.index("lowerarm01.L")] == pytest.approx(quarter_up @ raised, abs=1e-5)


def test_views_take_poses_of_the_dances(sources, tmp_path):
    (tmp_path / "dances.json").write_text(json.dumps({"joints": ["hips"], "dances": [[[0, 0, 0, 1]]]}))
    dancing = replace(sources, dances=read_dances(tmp_path / "dances.json"))
    plain, danced = (render_person(given, (3, 0), Shots(4, SIZE)) for given in (sources, dancing))
    assert any((a.rgb != b.rgb).any() for a, b in zip(plain.views[1:], danced.views[1:], strict=True))


def test_a_clip_follows_a_dance_at_a_pace_of_its_own(sources, tmp_path):
    turning = [[0, np.sin(angle / 2), 0, np.cos(angle / 2)] for angle in (-0.6, -0.3, 0.0, 0.3, 0.6)]
    (tmp_path / "dances.json").write_text(json.dumps({"joints": ["hips"], "dances": [turning]}))
    dancing = replace(sources, dances=read_dances(tmp_path / "dances.json"))
    paces = set()
    for person in range(6):
        clip = render_person(dancing, (3, person), Shots(6, SIZE, clip=True))
        # The left shoulder goes back (greater z) while the body turns to its left: which of the five poses it is.
        shoulder = [view.joints[11, 2] - view.joints[12, 2] for view in clip.views[1:]]
        steps = np.diff(np.argsort(np.argsort(shoulder))) % 5
        assert len(set(steps)) == 1
        paces.add(int(steps[0]))
    assert paces == {1, 2, 3}


def test_turning_an_arm_moves_the_arm_alone(figure):
    pose = random_pose(np.random.default_rng(3), figure, calm=False)
    still = posed(figure, {})
    raised = posed(figure, {"upperarm01.L": pose["upperarm01.L"]})
    moved = np.linalg.norm(raised.vertices - still.vertices, axis=1) > 1e-4
    parts = {PARTS[part] for part in figure.part[moved[figure.triangles].all(axis=1)]}
    assert parts == {"leftUpperArm", "leftForearm", "leftHand"}


def test_seen_joints_lie_on_the_person(shards):
    for shard in shards:
        for alpha, joints in zip(shard["alpha"], shard["joints"], strict=True):
            for x, y, _, seen in joints[11:]:
                near = alpha[max(0, int(y) - 2) : int(y) + 3, max(0, int(x) - 2) : int(x) + 3]
                assert not seen or near.max() > 0


def test_the_left_hand_of_somebody_facing_us_is_on_the_right(shards):
    for shard in shards:
        joints = shard["joints"][0]
        assert joints[15, 0] > joints[16, 0]
        assert joints[11, 0] > joints[12, 0]
        assert joints[0, 1] < joints[11, 1] < joints[23, 1] < joints[27, 1]


def test_labels_depth_and_triangles_cover_the_same_pixels(shards):
    for shard in shards:
        inside = shard["triangle"] != NO_TRIANGLE
        assert inside.mean() > 0.03
        for name in ("part", "layer", "depth"):
            assert ((shard[name] > 0) == inside).all()
        assert (shard["alpha"][inside] > 0).all()
    layers = {LAYERS[layer] for shard in shards for layer in np.unique(shard["layer"])}
    assert layers >= {"skin", "eyes", "top", "bottom", "shoes"}


def test_flow_into_the_same_view_stays_where_it_is(shards):
    place, seen = true_flow(shards[0], 1, 1)
    rows, columns = np.nonzero(seen)
    own = np.stack([columns, rows], axis=1) + 0.5
    assert seen.sum() == (shards[0]["triangle"][1] != NO_TRIANGLE).sum()
    assert np.abs(place[seen] - own).max() < 0.2


def test_flow_carries_colours_from_one_pose_to_another(figure):
    shard = _evenly_lit_views(figure)
    place, seen = true_flow(shard, 0, 1)
    inner = seen & (shard["alpha"][1] == 255)
    columns, rows = np.floor(place[inner]).astype(int).T
    whole = shard["alpha"][0][rows, columns] == 255
    carried = shard["rgb"][0][rows, columns].astype(int)[whole]
    error = np.abs(carried - shard["rgb"][1][inner].astype(int)[whole])
    assert whole.sum() > 200
    assert error.mean() < 6
    shifted = np.abs(np.roll(carried, 40, axis=0) - shard["rgb"][1][inner].astype(int)[whole])
    assert error.mean() < shifted.mean() / 3


def test_a_drawing_has_outlines_as_wide_as_its_style_says(figure):
    inked = []
    for style in (None, *(DrawnStyle(ink_px, np.array([1, 0, 1], np.float32), (0.3, 0.3)) for ink_px in (6, 12))):
        shard = _evenly_lit_views(figure, style)
        red, green, blue = np.moveaxis(shard["rgb"][0].astype(int), -1, 0)
        ink = (red > 250) & (green < 5) & (blue > 250)
        rim = (shard["alpha"][0] == 255) & (minimum_filter(shard["alpha"][0], 3) < 255)
        inked.append((ink.sum(), ink[rim].mean()))
    assert inked[0] == (0, 0)
    assert inked[1][1] > 0.9
    assert inked[2][1] > 0.9
    assert inked[2][0] > 1.7 * inked[1][0]


def test_a_drawn_surface_keeps_its_mean_and_little_of_its_texture():
    rng = np.random.default_rng(0)
    picture = rng.integers(60, 200, (8, 8, 4), dtype=np.uint8)
    uvs = (np.stack(np.meshgrid(np.arange(8), np.arange(8)), axis=-1) + 0.5) / 8
    cloth = Material(picture, as_painted())
    flat = flattened(cloth, uvs, 0.25)
    assert flat.picture[..., :3].std() == pytest.approx(picture[..., :3].std() / 4, rel=0.1)
    assert mean_colour(flat.picture, uvs) == pytest.approx(mean_colour(picture, uvs), rel=0.1)
    assert (flat.picture[..., 3] == picture[..., 3]).all()
    assert flattened(cloth, uvs, 1) is cloth


def _evenly_lit_views(figure, drawn: DrawnStyle | None = None):
    """Two poses in light from all around, so that a surface has one colour wherever it turns."""
    rng = np.random.default_rng(2)
    poses = [posed(figure, random_pose(rng, figure, calm=True), turn) for turn in (0.0, 0.15)]
    size = (192, 128)
    camera = fitting_camera(rng, np.concatenate([pose.vertices for pose in poses]), size)
    even = Light(np.array([0, 0, 1], np.float32), *(np.full(3, value, np.float32) for value in (0, 0.9, 0.9)))
    scene = Scene(camera, even, random_room(rng), drawn, grain=0)
    views = [render_view(rng, figure, pose, scene, make_backdrop(camera, even, scene.room, size)) for pose in poses]
    return pack(PersonViews(figure, views))


def test_a_garment_follows_the_body(sources):
    garment = sources.assets.suit("clothes/male_suit01/male_suit01").wearable.garment
    base = sources.assets.base.vertices
    as_drawn, twice = fit(garment, base), fit(garment, base * 2)
    assert np.abs(as_drawn - garment.mesh.vertices).max() < 0.06
    assert twice == pytest.approx(as_drawn * 2, abs=1e-3)


def test_a_suit_falls_into_top_and_bottom(sources):
    suit = sources.assets.suit("clothes/male_suit01/male_suit01")
    heights = suit.wearable.garment.mesh.vertices[:, 1]
    triangles = suit.wearable.garment.mesh.triangles
    assert len(suit.whole) == 0
    assert heights[triangles[suit.top]].mean() > heights[triangles[suit.bottom]].mean() + 2


def test_a_top_is_cut_at_its_edges_and_hides_the_skin_below(sources):
    assets = sources.assets
    top = cut_top(assets, hem=0.5, sleeve=2.5)
    places = assets.base.vertices[assets.base.triangles[top.triangles]]
    assert len(top.triangles) > 0
    assert places[..., 1].min() > 0.5
    assert np.abs(places[..., 0]).max() < 2.5
    under = assets.base.vertices[top.hides]
    assert len(under) > 0 and top.hides.max() < assets.skin_vertices
    assert under[:, 1].min() > 0.5 + 0.3
    assert len(cut_top(assets, hem=0.5, sleeve=4.7).triangles) > len(top.triangles)


def test_shares_of_body_shapes_add_up(tmp_path):
    for age in ("young", "old"):
        lines = b"# a comment\n0 1 0 0\n2 0 0 %d\n" % (1 if age == "young" else 3)
        (tmp_path / f"asian-female-{age}.target.gz").write_bytes(gzip.compress(lines))
    build = Build(gender=0, age=0.75, muscle=0.5, weight=0.5, height=0.5, proportions=0.5, race=(0, 1, 0))
    moved = shape_offsets(build, tmp_path, 3)
    assert moved.tolist() == [[1, 0, 0], [0, 0, 0], [0, 0, 2]]
    half = shape_offsets(replace(build, race=(0.5, 0.5, 0)), tmp_path, 3)
    assert half[0].tolist() == [0.5, 0, 0]


def test_a_pose_file_turns_in_our_axes(folder, figure):
    pose = read_bvh_pose(folder / "poses/standing01.bvh")
    assert set(pose) == {"root", "head"}
    # About the file's z, which is up: the nose goes to the person's left.
    assert pose["head"] @ np.array([0, 0, 1.0]) == pytest.approx([0.5, 0, np.sqrt(0.75)], abs=1e-6)
