import { CodedError, type ErrorParams } from './coded-error.ts';

/** Everything that can go wrong because of what the user gave us; each has a sentence in `MESSAGES`. */
export type UserErrorCode = keyof typeof MESSAGES;

/** English sentences, `{name}` replaced by the parameter. One for each code, and no other place. */
const MESSAGES = {
  'photo-missing': 'There is no file at {path}. Check the path and try again.',
  'photo-empty': 'That file is empty. Send the photo again.',
  'photo-too-large': 'That file is {megabytes} MB; photos may be up to {limit} MB.',
  'photo-too-many-pixels':
    'That picture has {megapixels} megapixels; up to {limit} megapixels are possible.',
  'photo-too-small':
    'That picture is only {width} × {height} pixels; it needs at least {limit} on each side.',
  'photo-not-a-picture': 'That file is not a photo. Send a JPEG, PNG, WebP, GIF or HEIC picture.',
  'photo-unsupported-format':
    'That is a {format} file. Send a JPEG, PNG, WebP, GIF or HEIC picture.',
  'photo-broken': 'That picture is damaged or incomplete. Send it again, or save it anew first.',
  'person-none':
    'No person could be found in that picture. Send one that shows somebody from the front.',
  'person-too-small':
    'The person in that picture is too small. Send one where they fill more of it.',
  'person-cut-off':
    'Too little of the person is in the picture. It should show at least the head and both shoulders down to the waist.',
  'dance-unknown': 'There is no dance called “{dance}”.{suggestion}',
  'driver-missing': 'There is no file at {path}. Check the path of the driver video.',
  'driver-broken': 'That driver video cannot be read. Try another MP4, MOV or WebM file.',
  'driver-too-long':
    'That driver video is {seconds} s long; up to {limit} s are possible. Trim it first.',
  'driver-too-large': 'That driver video is {megabytes} MB; up to {limit} MB are possible.',
  'driver-no-person': 'No dancer could be found in that driver video.',
  'model-none':
    'The quality “studio” needs a model, and there is none in {home}. “npm run models -- list” shows which can be fetched.',
  'model-choose': 'Several models are there: say which with --model. There are {known}.',
  'model-unknown': 'There is no model called “{name}” here. There are {known}.',
  'model-broken': 'The model “{name}” cannot be used. {reason}',
  'model-guides':
    'The model “{name}” is also guided by depth, normals and body parts, which cannot be drawn yet. Choose another with --model.',
  'provider-failed':
    'The networks cannot run on “{provider}” here: {reason}; {advice}. “npm run doctor” shows what can, and “--provider auto” takes it.',
  'option-invalid': '{option}: {expected}, but got “{given}”.',
  'output-folder-missing':
    'The folder {path} does not exist. Make it first, or choose another with -o.',
  'output-not-writable': 'The file {path} cannot be written. Choose another place with -o.',
  'disk-full': 'The disk is full. Free some space and try again.',
  'memory-short':
    'This model does not fit into memory: even {width} × {height} pixels, {frames} frames at a time, take {needed} ({weights} of them weights), and {available} are there. Close other programs, raise the limit, ask for a smaller --size or --guidance 1, or choose a smaller model; a graphics card needs half as much, in float16.',
  'memory-precision':
    'This model does not fit into memory as {dtype}: even {width} × {height} pixels, {frames} frames at a time, take {needed}, and {available} are there. As {other} it would: import it with --dtype {other}.',
  'ffmpeg-missing':
    'ffmpeg was not found. Install it (for example “apt install ffmpeg”), or point ANYDANCE_FFMPEG at it.',
  'ffmpeg-failed': 'The video could not be encoded: ffmpeg stopped ({reason}).',
  'size-unreachable':
    'A clip of {seconds} s cannot be made as small as {limit} bytes. Ask for a shorter or smaller one.',
} as const;

/** A failure that the user can mend. Shown as its sentence, never retried. */
export class UserError extends CodedError<UserErrorCode> {
  override readonly name = 'UserError';

  constructor(code: UserErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    super(MESSAGES, { code, params }, options);
  }
}
