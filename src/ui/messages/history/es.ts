import type { HistoryMessages } from '../history.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "history.label": "Sus decisiones",
  "history.loading": "Cargando…",
  "history.empty": "No se ha tomado ninguna decisión en este navegador.",
  "history.failed": "No se pudo cargar la lista. Se muestra lo que sabe este navegador.",
  "history.retry": "Reintentar",
  "history.accepted": "Todo aceptado",
  "history.refused": "Todo rechazado",
  "history.chosen": "Elegido",
  "history.allowed": "Permitido: {items}",
  "history.denied": "Rechazado: {items}",
  "history.stored": "Registrado",
  "history.waiting": "Aún sin enviar",
  "history.local": "Solo en este navegador",
  "history.receipt": "Descargar recibo",
  "history.download": "Descargar",
  "history.missing": "No se pudo cargar el recibo. Inténtelo de nuevo."
} satisfies HistoryMessages;
