import type { RenderRequest } from '../../engine/render-request.ts';

/** What one asks for who has nothing to say of it but these. */
export function renderRequest(
  own: Pick<RenderRequest, 'quality' | 'seconds' | 'width' | 'height'> & Partial<RenderRequest>,
): RenderRequest {
  return {
    photo: 'photo',
    dance: 'disco',
    driver: null,
    fps: 8,
    music: false,
    background: 'photo',
    seed: 1,
    output: 'clip.mp4',
    maxBytes: null,
    ...own,
  };
}
