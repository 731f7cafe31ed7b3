import type { EmbedMessages } from '../embed.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "privacy": "プライバシーポリシー",
  "embed.text": "読み込むとブラウザが{name}に接続し、IPアドレスが送信され、Cookieが保存されることがあります。「常に許可」はCookieの設定でいつでも取り消せます。",
  "embed.once": "今回だけ読み込む",
  "embed.always": "{name}を常に許可"
} satisfies EmbedMessages;
