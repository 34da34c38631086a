import { CodedError, type ErrorParams } from '../core/coded-error.ts';

/** Everything that can be wrong with a weight file; each has a sentence in `MESSAGES`. */
export type CheckpointErrorCode = keyof typeof MESSAGES;

/** English sentences: the file, what is wrong, what to do. `{name}` is replaced by the parameter. */
const MESSAGES = {
  'checkpoint-missing':
    'The weight file {file} cannot be read: {reason}. Check its path and its disk.',
  'checkpoint-not-a-weight-file':
    '{file} is not a weight file: {reason}. Give the .safetensors, .pth, .bin or .ckpt file itself.',
  'checkpoint-truncated': '{file} is incomplete: {reason}. Download or copy it again.',
  'checkpoint-header': '{file} is damaged: {reason}. Download or copy it again.',
  'checkpoint-overlap':
    '{file} is damaged: {first} and {second} lie on the same bytes. Download or copy it again.',
  'checkpoint-checksum':
    '{file} is damaged: the checksum of {part} does not match. Download or copy it again.',
  'checkpoint-forbidden':
    '{file} asks for {what}, which plain weights do not need; nothing of it was run. Take its .safetensors version, or save only its state dict again.',
  'checkpoint-compressed':
    '{file} is a compressed archive ({part}). Unpack it and give the weight file inside, or save it again with torch.save.',
  'checkpoint-nan':
    '{file} is unusable: the tensor {tensor} holds NaN or infinite numbers. Take another copy of these weights.',
  'checkpoint-dtype':
    '{file}: the tensor {tensor} holds {dtype}; only F32, F16, BF16 and F64 can be read as weights. Save it again in one of these.',
  'checkpoint-too-large':
    '{file}: {what} is {given}, and up to {limit} is read. Give a file that holds only weights.',
  'checkpoint-legacy':
    "{file} is {format}, which is not read. Convert it once where PyTorch is installed: python -c \"import torch; torch.save(torch.load('old.pth', map_location='cpu', weights_only=True), 'new.pth')\"",
  'checkpoint-half-overflow':
    'The tensor {tensor} holds numbers over 65 504, which fp16 cannot. Import these weights as fp32.',
  'checkpoint-key-missing':
    '{file} lacks {count} of the tensors that are needed, among them {keys}. Check that it belongs to this network.',
  'checkpoint-key-unused':
    '{file} holds {count} tensors that are not known, among them {keys}. Check that it belongs to this network.',
  'checkpoint-shape':
    '{file}: the tensor {tensor} has the shape {given}, expected was {expected}. Check that it belongs to this network.',
  'checkpoint-version':
    '{file} was made for another version of this program ({given}; {expected} is read). Take the file that came with it.',
} as const;

/** A weight file that cannot be used, and what its owner can do about it. */
export class CheckpointError extends CodedError<CheckpointErrorCode> {
  override readonly name = 'CheckpointError';

  constructor(code: CheckpointErrorCode, params: ErrorParams, options?: ErrorOptions) {
    super(MESSAGES, { code, params }, options);
  }
}
