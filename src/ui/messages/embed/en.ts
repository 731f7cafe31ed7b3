import type { EmbedMessages } from '../embed.js';

export const status = 'reviewed';
export default {
  "dir": "ltr",
  "privacy": "Privacy policy",
  "embed.text": "Loading this connects your browser to {name}, which learns your IP address and may set cookies. You can take “always” back in the cookie settings.",
  "embed.once": "Load once",
  "embed.always": "Always allow {name}"
} satisfies EmbedMessages;
