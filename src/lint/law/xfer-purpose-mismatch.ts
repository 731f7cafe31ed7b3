import type { Rule } from '../rule.js';
import { label } from './texts.js';
import { overlap, stems } from './words.js';

export const xferPurposeMismatch: Rule = {
  id: 'XFER-PURPOSE-MISMATCH',
  severity: 'warning',
  summary: "A transfer's purpose is the task of its processor.",
  source: 'PIPA 26(1), 28-8(2)4; GDPR 28(3)',
  *run({ processors = [], transfers = [] }) {
    for (const [i, { processor, purpose }] of transfers.entries()) {
      const tasks = processors.find(({ id }) => id === processor)?.tasks;
      if (!tasks) continue;
      const said = stems(purpose);
      if (tasks.some((task) => overlap(said, stems(task)) > 0)) continue;
      yield {
        path: `/transfers/${i}/purpose`,
        message: `"${label(purpose)}" has nothing of the task: ${tasks.map((task) => `"${label(task)}"`).join(', ')}`,
        fix: 'say what the recipient does with the data, as its task says it',
      };
    }
  },
};
