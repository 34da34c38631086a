import { DRUMS } from './drums.ts';
import { INSTRUMENTS } from './instruments.ts';
import { master } from './master.ts';
import { RATE } from './oscillators.ts';
import { hertz } from './pitch.ts';
import { addEcho, addRoom } from './room.ts';
import { BEATS, type Score, type Track } from './score.ts';
import { eventsOf, type SoundEvent } from './sequencer.ts';
import type { Stereo } from './stereo.ts';

/** Exact length of a score's loop in samples, to the nearest. */
export function loopSamples({ bpm }: Score): number {
  return Math.round((BEATS * 60 * RATE) / bpm);
}

/**
 * Plays a score into one loop whose end runs into its beginning: everything that rings on past the
 * end is heard at the start. Beat 0 is sample 0.
 */
export function renderScore(score: Score): Stereo {
  const length = loopSamples(score);
  const [dry, room, echo] = [silence(length), silence(length), silence(length)];
  const kicks = score.tracks
    .filter((track) => 'drum' in track && /kick/i.test(track.drum))
    .flatMap((track) => eventsOf(track, score));
  for (const [index, track] of score.tracks.entries()) {
    const voice = playTrack(track, score, length, index * 1009 + 1);
    if (track.duck) duck(voice, kicks, track.duck, score.bpm);
    mixInto(dry, voice, track, 1);
    mixInto(room, voice, track, track.room ?? 0);
    mixInto(echo, voice, track, track.echo ?? 0);
  }
  addEcho(dry, echo, Math.round((0.75 * 60 * RATE) / score.bpm));
  addRoom(dry, room);
  return master(dry);
}

function silence(length: number): Stereo {
  return { left: new Float32Array(length), right: new Float32Array(length) };
}

function playTrack(track: Track, score: Score, length: number, seed: number): Float32Array {
  const voice = new Float32Array(length);
  const samplesPerBeat = length / BEATS;
  for (const [index, event] of eventsOf(track, score).entries()) {
    const start = Math.round(event.beat * samplesPerBeat);
    const level = event.strength / Math.sqrt(Math.max(1, event.notes.length));
    for (const sound of soundsOf(track, event, { seed: seed + index, bpm: score.bpm })) {
      addAround(voice, sound, start, level);
    }
  }
  return voice;
}

function soundsOf(track: Track, event: SoundEvent, { seed, bpm }: { seed: number; bpm: number }) {
  if ('drum' in track) return [DRUMS[track.drum](seed)];
  const gate = (event.beats * 60) / bpm;
  return event.notes.map((note, index) =>
    INSTRUMENTS[track.play](hertz(note), gate, seed + index * 31),
  );
}

function addAround(loop: Float32Array, sound: Float32Array, start: number, level: number): void {
  for (let at = 0; at < sound.length; at += 1) {
    loop[(start + at) % loop.length]! += level * sound[at]!;
  }
}

/** Down with each kick and back within a third of a beat. */
function duck(voice: Float32Array, kicks: readonly SoundEvent[], depth: number, bpm: number): void {
  const samplesPerBeat = voice.length / BEATS;
  const back = Math.min(0.35 * samplesPerBeat, (0.2 * RATE * 120) / bpm);
  for (const { beat } of kicks) {
    const start = Math.round(beat * samplesPerBeat);
    for (let at = 0; at < back; at += 1) {
      const share = at / back;
      voice[(start + at) % voice.length]! *= 1 - depth * (1 - share) ** 2;
    }
  }
}

function mixInto(bus: Stereo, voice: Float32Array, track: Track, send: number): void {
  if (send === 0) return;
  const level = send * 10 ** (track.gain / 20);
  const angle = ((track.pan ?? 0) + 1) * (Math.PI / 4);
  const [left, right] = [level * Math.cos(angle), level * Math.sin(angle)];
  for (let at = 0; at < voice.length; at += 1) {
    bus.left[at]! += left * voice[at]!;
    bus.right[at]! += right * voice[at]!;
  }
}
