import type { HistoryMessages } from '../history.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "history.label": "As suas decisões",
  "history.loading": "A carregar…",
  "history.empty": "Ainda não foi tomada nenhuma decisão neste navegador.",
  "history.failed": "Não foi possível carregar a lista. Mostra-se o que este navegador conhece.",
  "history.retry": "Tentar de novo",
  "history.accepted": "Tudo aceite",
  "history.refused": "Tudo rejeitado",
  "history.chosen": "Escolhido",
  "history.allowed": "Permitido: {items}",
  "history.denied": "Recusado: {items}",
  "history.stored": "Registado",
  "history.waiting": "Ainda não enviado",
  "history.local": "Apenas neste navegador",
  "history.receipt": "Transferir recibo",
  "history.download": "Transferir",
  "history.missing": "Não foi possível carregar o recibo. Tente de novo."
} satisfies HistoryMessages;
