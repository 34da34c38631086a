"""The schedule, the step and the windows of the public pipeline."""

import pytest
import torch

from anydance.sampling import DeepCache, Windows, ddim_step, make_schedule, sample, trailing_timesteps

SETTINGS = {"beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "linear", "rescale_betas_zero_snr": True}


@pytest.fixture
def schedule():
    return make_schedule(SETTINGS)


@pytest.mark.parametrize("betas", ["linear", "scaled_linear"])
def test_the_last_training_step_is_pure_noise(betas):
    kept = make_schedule(SETTINGS | {"beta_schedule": betas}).alphas_cumprod
    assert kept[-1] == 0
    assert kept[0] == pytest.approx(1 - 0.00085, abs=1e-6)
    assert (kept.diff() <= 0).all()


def test_timesteps_trail_and_round_halves_to_even():
    assert trailing_timesteps(4) == [999, 749, 499, 249]
    assert trailing_timesteps(16)[1:4] == [937, 874, 811]
    assert trailing_timesteps(7)[-1] == 142


def test_a_perfect_prediction_leads_to_the_clean_latents(schedule):
    torch.manual_seed(0)
    clean, noise = torch.randn(2, 1, 4, 2, 3, 3)
    kept = schedule.alphas_cumprod[249]
    noisy = kept.sqrt() * clean + (1 - kept).sqrt() * noise
    velocity = kept.sqrt() * noise - (1 - kept).sqrt() * clean
    step = ddim_step(schedule, velocity, noisy, timestep=249, steps=4)
    assert torch.allclose(step.clean, clean, atol=1e-5)
    assert torch.allclose(step.before, clean, atol=1e-5)


def test_a_closed_loop_wraps_and_an_open_one_runs_over_the_end_no_further():
    assert list(Windows().over(30)) == [list(range(24)), [*range(20, 30), *range(14)]]
    assert list(Windows(closed_loop=False).over(24)) == [list(range(24))]
    assert all(len(window) == 24 for window in Windows(closed_loop=False).over(60))


def test_every_frame_is_in_a_window_whatever_the_step():
    for step in range(5):
        covered = {frame for window in Windows(8, 2, 2).over(33, step) for frame in window}
        assert covered == set(range(33))


def test_guidance_averages_windows_and_leaves_agreement_alone(schedule):
    latents = torch.ones(1, 4, 6, 2, 2)
    windows = Windows(4, 1, 2)
    guided = sample(latents, lambda x, *_: x, schedule, steps=1, guidance=3.5, windows=windows)
    assert torch.allclose(guided.velocities[0], latents)
    plain = sample(latents, lambda x, *_: x, schedule, steps=1, guidance=1, windows=windows)
    counts = [sum(frame in window for window in windows.over(6)) for frame in range(6)]
    assert plain.velocities[0][0, 0, :, 0, 0].tolist() == counts


def test_deep_features_are_taken_over_by_frame_from_the_window_where_it_stands_deepest():
    cache, fed = DeepCache(interval=2, branch=0), []

    def unet(value: float, frames: int):
        def call(deep):
            fed.append(deep.given)
            deep.kept = torch.full((2 * frames, 1, 1, 1), value)
            return deep.kept

        return call

    cache.run(0, [0, 1, 2, 3, 4], unet(1.0, 5))
    cache.run(0, [2, 3, 4, 5, 6], unet(2.0, 5))
    cache.run(1, [2, 3, 4, 5], unet(3.0, 4))
    cache.run(1, [6, 7], unet(4.0, 2))
    cache.run(2, [0, 1], unet(5.0, 2))
    assert fed[2].flatten().tolist() == [1, 1, 2, 2] * 2
    assert [given is None for given in fed] == [True, True, False, True, True]
