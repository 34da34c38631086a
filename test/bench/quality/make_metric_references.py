"""Prints the reference values of test/bench/quality/metrics.test.ts (needs numpy and scikit-image).

Two pictures of 24 x 20 pixels by integer arithmetic, scored by scikit-image and by numpy's own
8-bit arithmetic.
"""

import numpy as np
from skimage.metrics import peak_signal_noise_ratio, structural_similarity

WIDTH, HEIGHT = 24, 20
i = np.arange(WIDTH * HEIGHT * 3)
a = ((i * i * 7 + i * 13) % 251).astype(np.uint8).reshape(HEIGHT, WIDTH, 3)
b = ((a.reshape(-1).astype(int) * 3 // 4 + (i * 29) % 97) % 256).astype(np.uint8).reshape(a.shape)


def grey(picture):
    weights = np.array([9798, 19235, 3735])
    return ((picture.astype(int) @ weights + 16384) >> 15).astype(np.uint8)


gaussian = dict(gaussian_weights=True, sigma=1.5, use_sample_covariance=False, data_range=255)
print("psnr", peak_signal_noise_ratio(a, b, data_range=255))
print("psnrUint8", 20 * np.log10(255 / np.sqrt(np.mean((a - b) ** 2))))
print("ssim", structural_similarity(a, b, channel_axis=2, **gaussian))
print("ssimPublished", structural_similarity(grey(a), grey(b)))
print("l1", np.mean(np.abs(a.astype(float) - b)))
