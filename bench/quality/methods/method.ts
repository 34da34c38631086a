import type { Frames, Task } from '../task.ts';

/** A way to make somebody dance, or something to hold it against. */
export interface Method {
  readonly name: string;
  /** The method that it is one of several forms of: of those, a table shows the one that it favours. */
  readonly formOf?: string;
  /** Only held against true frames: nobody is looked for in what it draws, which takes most of the time. */
  readonly needsTruth?: true;
  /** A frame of the view's size for each pose of the task. */
  draw(task: Task): Promise<Frames>;
}

/** The same method, which draws each task only once, however many others build on it. */
export function oncePerTask({ name, draw }: Method): Method {
  const drawn = new WeakMap<Task, Promise<Frames>>();
  return {
    name,
    draw(task) {
      const frames = drawn.get(task) ?? draw(task);
      drawn.set(task, frames);
      return frames;
    },
  };
}
