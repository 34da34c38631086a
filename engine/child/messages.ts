import type { ClipNote } from '../core/clip-note.ts';
import type { UserErrorCode } from '../core/user-error.ts';
import type { Progress } from '../progress.ts';
import type { RenderResult } from '../render.ts';
import type { RenderRequest } from '../render-request.ts';

/** What the parent may say to the render process. */
export type RenderCommand =
  /** Load the models, so that the first clip need not. Answered by `ready`. */
  | { readonly type: 'warm-up' }
  /** `draft`: whether a first version of the clip is wanted, where it will take long. */
  | { readonly type: 'render'; readonly request: RenderRequest; readonly draft: boolean };

/** The user can mend it: a `UserError` on its way. */
export interface Refused {
  readonly type: 'refused';
  readonly code: UserErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A bug. */
export interface Crashed {
  readonly type: 'crashed';
  readonly message: string;
}

/** How a `render` command ends: by exactly one of these. */
export type RenderEnd =
  | { readonly type: 'done'; readonly result: RenderResult }
  | Refused
  | Crashed;

/** What the render process says back. */
export type RenderReport =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'note'; readonly note: ClipNote }
  /** A small JPEG of a frame, base64. */
  | { readonly type: 'preview'; readonly jpeg: string }
  /** A first version of the clip lies there. */
  | { readonly type: 'draft'; readonly path: string }
  | RenderEnd;
