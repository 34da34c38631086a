import { downloadFile } from '../../engine/checkpoints/download/download-file.ts';

/** Downloads a file in a process of its own, which sees its own environment. */
const [url, to] = process.argv.slice(2) as [string, string];
const patience = { stallMs: 10_000, retryMs: 1, tries: 1 };
await downloadFile({ url, to, bytes: 1000, patience });
