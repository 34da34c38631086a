import { CodedError, type ErrorParams } from '../core/coded-error.ts';

/** Everything that can be wrong with a model as a whole; each has a sentence in `MESSAGES`. */
export type ModelErrorCode = keyof typeof MESSAGES;

/** English sentences: what is wrong, what to do. `{name}` is replaced by the parameter. */
const MESSAGES = {
  'model-unknown': 'There is no model called “{name}”. Known are {known}.',
  'model-missing':
    'There is no model at {folder}. Fetch one with “npm run models -- pull NAME”, or import your own files with “npm run models -- import DIR”.',
  'model-exists':
    'There is already a model at {folder}. Remove it first with “npm run models -- rm {name}”.',
  'model-name':
    '“{name}” cannot be the name of a model: use lower-case letters, digits and hyphens.',
  'model-record':
    'The model at {folder} is damaged: its model.json {reason}. Remove it and import it again.',
  'model-changed':
    'The model at {folder} is damaged: {file} is not the file that was imported. Remove the model and import it again.',
  'model-file-missing':
    'There is no file for {network} in {folder}: looked for {paths}. Give the folder that holds them, laid out as the public repository does.',
  'model-config': '{file} makes no sense: {reason}. Take it from the public repository again.',
  'model-widths':
    'The sizes of {network} make no sense: {reason}. Check the config files in {folder}.',
  'model-motion-v1':
    '{file} is a motion module of the first version of AnimateDiff, without the module in the middle that these networks have. Take one of its second version (mm_sd_v15_v2.ckpt), or the one published with the model.',
  'disk-space':
    '{folder} has {free} free, and {needed} are needed. Free some space, or choose another place with ANYDANCE_MODELS.',
  'endpoint-invalid':
    'HF_ENDPOINT must be the web address of Hugging Face or of a mirror, but is “{endpoint}”.',
  'licence-declined': 'The licence was not accepted, so nothing was fetched.',
} as const;

/** A model that cannot be had, read or written, and what the operator can do about it. */
export class ModelError extends CodedError<ModelErrorCode> {
  override readonly name = 'ModelError';

  constructor(code: ModelErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    super(MESSAGES, { code, params }, options);
  }
}
