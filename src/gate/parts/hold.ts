import { needsOf } from '../../policy/rules.js';
import type { Gate } from '../part.js';

/**
 * `hold: true` waits for an answer, not for another one: once a visitor has refused or withdrawn, what was held is
 * dropped, and nothing more is kept, so that a later grant sends nothing of the time without consent.
 */
export default (gate: Gate): void => {
  const holding = (gate.rules.services ?? []).filter((service) => service.hold);
  const settle = () => {
    for (const service of holding) {
      const waits = needsOf(service).some((id) => gate.state.ask.includes(id));
      service.hold = waits;
      // Backwards, as it is the gate's own list that gets shorter.
      for (let i = gate.calls.length; i--; ) {
        const call = gate.calls[i]!;
        if (waits || call.id !== service.id || gate.allows(service.id)) continue;
        gate.calls.splice(i, 1);
        gate.note('dropped', 'held call', call.id);
        call.drop();
      }
    }
  };
  settle();
  gate.subscribe(settle);
};
