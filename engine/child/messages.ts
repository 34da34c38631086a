import type { UserErrorCode } from '../core/user-error.ts';
import type { Progress } from '../progress.ts';
import type { RenderResult } from '../render.ts';
import type { RenderRequest } from '../render-request.ts';

/** What the parent may say to the render process. */
export interface RenderCommand {
  readonly type: 'render';
  readonly request: RenderRequest;
}

/** What the render process says back. Exactly one `done`, `refused` or `crashed` ends a command. */
export type RenderReport =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'done'; readonly result: RenderResult }
  | {
      readonly type: 'refused';
      readonly code: UserErrorCode;
      readonly params: Readonly<Record<string, string | number>>;
    }
  | { readonly type: 'crashed'; readonly message: string };
