import { type GatewayInteractionCreateDispatchData, GatewayOpcodes } from 'discord.js';
import { type WebSocket, WebSocketServer } from 'ws';
import type { DiscordState } from './discord-state.ts';

export interface Gateway {
  readonly server: WebSocketServer;
  send(interaction: GatewayInteractionCreateDispatchData): void;
  /** How many times bots have identified themselves, and come back to their session. */
  readonly sessions: () => number;
  readonly resumed: () => number;
  /**
   * Cuts every connection, and the next `refused` (default: none) before they are made; sessions go
   * on, and what comes meanwhile waits in them.
   */
  drop(refused?: number): void;
  /** Whether a connection that is about to be made is one of those; counts them. */
  turnsAway(): boolean;
  /** Asks every bot to come back to its session by another connection. */
  askToReconnect(): void;
  /** Ends every session: what waits in them is lost, as with Discord. */
  invalidate(): void;
  /** As when the bot's token was made anew. */
  shutOut(): void;
  close(): Promise<void>;
}

interface Session {
  readonly id: string;
  readonly events: Array<{ readonly s: number; readonly [field: string]: unknown }>;
  socket: WebSocket | null;
}

const NO_SUCH_TOKEN = 4004;

type Heard = { readonly op: number; readonly d: Readonly<Record<string, unknown>> };

/** HELLO, IDENTIFY, READY, RESUME, heartbeats, and then interactions. */
export function openGateway(state: DiscordState, resumeUrl: () => string): Gateway {
  const server = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  let [identified, resumed, toRefuse] = [0, 0, 0];
  server.on('connection', (socket) => {
    tell(socket, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: 41_250 } });
    socket.on('message', (text) => hear(socket, JSON.parse(String(text))));
    socket.on('close', () => {
      for (const session of sessions.values()) if (session.socket === socket) session.socket = null;
    });
  });
  return {
    server,
    sessions: () => identified,
    resumed: () => resumed,
    send(interaction) {
      for (const session of sessions.values()) dispatch(session, 'INTERACTION_CREATE', interaction);
    },
    drop(refused = 0) {
      toRefuse = refused;
      for (const socket of server.clients) socket.terminate();
    },
    turnsAway: () => toRefuse > 0 && toRefuse-- > 0,
    askToReconnect() {
      for (const socket of server.clients) tell(socket, { op: GatewayOpcodes.Reconnect });
    },
    invalidate() {
      sessions.clear();
      for (const socket of server.clients)
        tell(socket, { op: GatewayOpcodes.InvalidSession, d: false });
    },
    shutOut() {
      for (const socket of server.clients) socket.close(NO_SUCH_TOKEN, 'Authentication failed.');
    },
    async close() {
      for (const socket of server.clients) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  function hear(socket: WebSocket, { op, d }: Heard): void {
    if (op === GatewayOpcodes.Heartbeat) tell(socket, { op: GatewayOpcodes.HeartbeatAck });
    if (op !== GatewayOpcodes.Identify && op !== GatewayOpcodes.Resume) return;
    if (d.token !== state.botToken) socket.close(NO_SUCH_TOKEN, 'Authentication failed.');
    else if (op === GatewayOpcodes.Identify) identify(socket, d);
    else resume(socket, d);
  }

  function identify(socket: WebSocket, d: Heard['d']): void {
    // Members, presences and message content need a permission of Discord's own.
    if (Number(d.intents) & ((1 << 1) | (1 << 8) | (1 << 15)))
      state.faults.push('privileged intent');
    const session: Session = { id: `session-${++identified}`, events: [], socket };
    sessions.set(session.id, session);
    dispatch(session, 'READY', {
      v: 10,
      user: { ...state.bot, mfa_enabled: false, verified: true, email: null },
      guilds: [],
      session_id: session.id,
      resume_gateway_url: resumeUrl(),
      shard: d.shard,
      application: { id: state.bot.id, flags: 0 },
    });
  }

  /** From the last event that was heard of: that one comes twice, as may happen. */
  function resume(socket: WebSocket, d: Heard['d']): void {
    const session = sessions.get(String(d.session_id));
    if (!session) {
      tell(socket, { op: GatewayOpcodes.InvalidSession, d: false });
      return;
    }
    resumed++;
    session.socket = socket;
    for (const event of session.events)
      if (event.s >= Number(d.seq) && event.t !== 'READY') tell(socket, event);
    dispatch(session, 'RESUMED', {});
  }

  function dispatch(session: Session, t: string, d: unknown): void {
    const event = { op: GatewayOpcodes.Dispatch, s: session.events.length + 1, t, d };
    session.events.push(event);
    if (session.socket) tell(session.socket, event);
  }

  function tell(socket: WebSocket, payload: object): void {
    socket.send(JSON.stringify({ t: null, s: null, d: null, ...payload }));
  }
}
