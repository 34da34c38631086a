import type { Check } from './check.ts';
import { dataFolderCheck } from './checks/data-folder.ts';
import { discordCheck } from './checks/discord.ts';
import { ffmpegCheck } from './checks/ffmpeg.ts';
import { jobStoreCheck } from './checks/job-store.ts';
import { liteWeightsCheck } from './checks/lite-weights.ts';
import { mediaStoreCheck } from './checks/media-store.ts';
import { modelsCheck } from './checks/models.ts';
import { nodeCheck } from './checks/node.ts';
import { onnxCheck } from './checks/onnx.ts';
import { settingsCheck } from './checks/settings.ts';
import { studioMemoryCheck } from './checks/studio-memory.ts';
import { studioModelsCheck } from './checks/studio-models.ts';
import { telegramCheck } from './checks/telegram.ts';
import { pageAddressCheck, webhookPortCheck } from './checks/web-address.ts';

/** In the order in which an operator mends things. */
export const ALL_CHECKS: readonly Check[] = [
  nodeCheck,
  settingsCheck,
  ffmpegCheck,
  modelsCheck,
  onnxCheck,
  liteWeightsCheck,
  studioModelsCheck,
  studioMemoryCheck,
  dataFolderCheck,
  jobStoreCheck,
  mediaStoreCheck,
  pageAddressCheck,
  discordCheck,
  telegramCheck,
  webhookPortCheck,
];
