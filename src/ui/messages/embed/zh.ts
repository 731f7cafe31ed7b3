import type { EmbedMessages } from '../embed.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "privacy": "隐私政策",
  "embed.text": "加载后，您的浏览器会连接到 {name}，对方将获知您的 IP 地址，并可能设置 Cookie。“始终允许”可随时在 Cookie 设置中撤回。",
  "embed.once": "仅加载一次",
  "embed.always": "始终允许 {name}"
} satisfies EmbedMessages;
