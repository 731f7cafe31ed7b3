import type { ServiceRule } from '../policy/rules.js';
import type { GateHost } from './host.js';

/** At most so many calls, bytes and milliseconds are kept for replay. */
const MAX = { calls: 200, bytes: 262_144, age: 30 * 60_000 };

interface Call {
  id: string;
  at: number;
  bytes: number;
  replay: () => void;
  drop: () => void;
}

export interface CallQueue {
  hold(service: ServiceRule, what: string, bytes: number, replay: () => void, drop: () => void): void;
  /** Replays what is allowed by now, in the order it came. */
  replay(): void;
}

/** Calls of services that ask for it (`hold: true`) wait here; all others are dropped at once. */
export function createCallQueue(host: GateHost): CallQueue {
  let calls: Call[] = [];
  const drop = (call: Call) => {
    host.note('dropped', 'held call', call.id);
    call.drop();
  };
  return {
    hold(service, what, bytes, replay, dropIt) {
      const { id } = service;
      host.note(service.hold ? 'held' : 'dropped', what, id);
      if (!service.hold) return dropIt();
      calls.push({ id, at: Date.now(), bytes, replay, drop: dropIt });
      let total = calls.reduce((sum, c) => sum + c.bytes, 0);
      while (calls.length > MAX.calls || total > MAX.bytes || Date.now() - calls[0]!.at > MAX.age) {
        const oldest = calls.shift()!;
        total -= oldest.bytes;
        drop(oldest);
      }
    },
    replay() {
      const ready = calls.filter((c) => host.allows(c.id));
      calls = calls.filter((c) => !ready.includes(c));
      for (const call of ready) {
        if (Date.now() - call.at > MAX.age) drop(call);
        else call.replay();
      }
    },
  };
}
