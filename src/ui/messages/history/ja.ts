import type { HistoryMessages } from '../history.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "history.label": "あなたの選択の記録",
  "history.loading": "読み込み中…",
  "history.empty": "このブラウザーではまだ選択されていません。",
  "history.failed": "一覧を読み込めませんでした。このブラウザーにある内容を表示します。",
  "history.retry": "再試行",
  "history.accepted": "すべて許可",
  "history.refused": "すべて拒否",
  "history.chosen": "個別に選択",
  "history.allowed": "許可：{items}",
  "history.denied": "拒否：{items}",
  "history.stored": "記録済み",
  "history.waiting": "未送信",
  "history.local": "このブラウザーのみに保存",
  "history.receipt": "受領証をダウンロード",
  "history.download": "ダウンロード",
  "history.missing": "受領証を読み込めませんでした。もう一度お試しください。"
} satisfies HistoryMessages;
