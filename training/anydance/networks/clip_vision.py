"""The CLIP vision tower with projection: a photo becomes the one token of cross-attention.

Names: transformers' CLIPVisionModelWithProjection (with its `pre_layrnorm`).
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .layers import to_tokens
from .sizes import ClipVisionSizes


class ClipVision(nn.Module):
    """[n, 3, side, side], normalised → image embedding [n, projection]."""

    def __init__(self, sizes: ClipVisionSizes):
        super().__init__()
        self.vision_model = VisionTower(sizes)
        self.visual_projection = nn.Linear(sizes.hidden, sizes.projection, bias=False)

    def forward(self, pixels: Tensor) -> Tensor:
        return self.visual_projection(self.vision_model(pixels))


class VisionTower(nn.Module):
    def __init__(self, sizes: ClipVisionSizes):
        super().__init__()
        self.embeddings = Embeddings(sizes)
        self.pre_layrnorm = nn.LayerNorm(sizes.hidden)
        self.encoder = Encoder(sizes)
        self.post_layernorm = nn.LayerNorm(sizes.hidden)

    def forward(self, pixels: Tensor) -> Tensor:
        """[n, 3, side, side] → [n, hidden]: what the class token has gathered."""
        tokens = self.encoder(self.pre_layrnorm(self.embeddings(pixels)))
        return self.post_layernorm(tokens[:, 0])


class Embeddings(nn.Module):
    def __init__(self, sizes: ClipVisionSizes):
        super().__init__()
        self.class_embedding = nn.Parameter(torch.zeros(sizes.hidden))
        self.patch_embedding = nn.Conv2d(3, sizes.hidden, sizes.patch, stride=sizes.patch, bias=False)
        self.position_embedding = nn.Embedding((sizes.image // sizes.patch) ** 2 + 1, sizes.hidden)

    def forward(self, pixels: Tensor) -> Tensor:
        """[n, 3, side, side] → [n, 1 + patches, hidden]."""
        patches = to_tokens(self.patch_embedding(pixels))
        first = self.class_embedding.expand(pixels.shape[0], 1, -1)
        return torch.cat([first, patches], dim=1) + self.position_embedding.weight


class Encoder(nn.Module):
    def __init__(self, sizes: ClipVisionSizes):
        super().__init__()
        self.layers = nn.ModuleList([EncoderLayer(sizes) for _ in range(sizes.layers)])

    def forward(self, tokens: Tensor) -> Tensor:
        for layer in self.layers:
            tokens = layer(tokens)
        return tokens


class EncoderLayer(nn.Module):
    def __init__(self, sizes: ClipVisionSizes):
        super().__init__()
        self.self_attn = SelfAttention(sizes)
        self.layer_norm1 = nn.LayerNorm(sizes.hidden)
        self.mlp = Mlp(sizes)
        self.layer_norm2 = nn.LayerNorm(sizes.hidden)

    def forward(self, tokens: Tensor) -> Tensor:
        tokens = tokens + self.self_attn(self.layer_norm1(tokens))
        return tokens + self.mlp(self.layer_norm2(tokens))


class SelfAttention(nn.Module):
    def __init__(self, sizes: ClipVisionSizes):
        super().__init__()
        self.heads = sizes.heads
        self.q_proj, self.k_proj, self.v_proj, self.out_proj = (nn.Linear(sizes.hidden, sizes.hidden) for _ in range(4))

    def forward(self, tokens: Tensor) -> Tensor:
        q, k, v = (self._split(project(tokens)) for project in (self.q_proj, self.k_proj, self.v_proj))
        mixed = F.scaled_dot_product_attention(q, k, v)  # [n, heads, tokens, hidden/heads]
        return self.out_proj(mixed.transpose(1, 2).reshape(tokens.shape))

    def _split(self, x: Tensor) -> Tensor:
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)


class Mlp(nn.Module):
    def __init__(self, sizes: ClipVisionSizes):
        super().__init__()
        self.fc1 = nn.Linear(sizes.hidden, sizes.intermediate)
        self.fc2 = nn.Linear(sizes.intermediate, sizes.hidden)

    def forward(self, tokens: Tensor) -> Tensor:
        x = self.fc1(tokens)
        return self.fc2(x * torch.sigmoid(1.702 * x))  # CLIP's quick approximation of GELU
