import { type GatewayInteractionCreateDispatchData, GatewayOpcodes } from 'discord.js';
import { type WebSocket, WebSocketServer } from 'ws';
import type { DiscordState } from './discord-state.ts';

export interface Gateway {
  readonly server: WebSocketServer;
  send(interaction: GatewayInteractionCreateDispatchData): void;
  /** How many times bots have identified themselves. */
  readonly sessions: () => number;
  close(): Promise<void>;
}

/** HELLO, IDENTIFY, READY, heartbeats, and then interactions. */
export function openGateway(state: DiscordState, resumeUrl: () => string): Gateway {
  const server = new WebSocketServer({ noServer: true });
  let [sequence, sessions] = [0, 0];
  const ready = new Set<WebSocket>();
  server.on('connection', (socket) => {
    tell(socket, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: 41_250 } });
    socket.on('message', (text) => hear(socket, JSON.parse(String(text))));
    socket.on('close', () => ready.delete(socket));
  });
  return {
    server,
    sessions: () => sessions,
    send(interaction) {
      for (const socket of ready)
        tell(socket, { op: GatewayOpcodes.Dispatch, t: 'INTERACTION_CREATE', d: interaction });
    },
    async close() {
      for (const socket of server.clients) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  function hear(socket: WebSocket, { op, d }: { op: number; d: Record<string, unknown> }): void {
    if (op === GatewayOpcodes.Heartbeat) tell(socket, { op: GatewayOpcodes.HeartbeatAck });
    if (op !== GatewayOpcodes.Identify) return;
    if (d.token !== state.botToken) {
      socket.close(4004, 'Authentication failed.');
      return;
    }
    // Members, presences and message content need a permission of Discord's own.
    if (Number(d.intents) & ((1 << 1) | (1 << 8) | (1 << 15)))
      state.faults.push('privileged intent');
    sessions++;
    ready.add(socket);
    tell(socket, {
      op: GatewayOpcodes.Dispatch,
      t: 'READY',
      d: {
        v: 10,
        user: { ...state.bot, mfa_enabled: false, verified: true, email: null },
        guilds: [],
        session_id: `session-${sessions}`,
        resume_gateway_url: resumeUrl(),
        shard: d.shard,
        application: { id: state.bot.id, flags: 0 },
      },
    });
  }

  function tell(socket: WebSocket, payload: object): void {
    socket.send(
      JSON.stringify({ t: null, s: 't' in payload ? ++sequence : null, d: null, ...payload }),
    );
  }
}
