import { page } from './policy';
import { trackAction, trackView } from './trackers';

const texts = {
  en: {
    documents: 'Documents',
    usage: 'Usage',
    parse: 'Parse a document',
    parsed: 'Parsed: 4 pages, 2 tables, 1 signature',
    hint: 'Both views belong to one page: no reload between them. All six trackers are in this app’s own bundle and start with it.',
    pages: 'pages',
    name: 'File',
    state: 'State',
    done: 'Done',
    week: 'Pages parsed this week',
    days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  },
  ko: {
    documents: '문서',
    usage: '사용량',
    parse: '문서 분석하기',
    parsed: '분석 완료: 4쪽, 표 2개, 서명 1개',
    hint: '두 화면은 한 페이지 안에서 새로고침 없이 바뀝니다. 여섯 가지 추적 도구가 모두 이 앱의 번들에 들어 있고, 앱과 함께 시작합니다.',
    pages: '쪽',
    name: '파일',
    state: '상태',
    done: '완료',
    week: '이번 주 분석한 쪽수',
    days: ['월', '화', '수', '목', '금', '토', '일'],
  },
};

const files = [
  ['invoice-0412.pdf', 4],
  ['lease-seoul.pdf', 18],
  ['claim-form.png', 1],
] as const;
const usage = [120, 180, 90, 240, 310, 60, 40];

type Child = Node | string;
/** A node with children: what this app needs of a framework. */
function h(tag: string, props: Record<string, string>, ...children: Child[]): HTMLElement {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/**
 * Draws the app and follows its two routes.
 * @param host `allows`: may this service run now? Shown beside each view, to see a change without a reload.
 */
export function startApp(host: { allows(id: string): boolean }): void {
  const t = texts[page.lang];
  const root = document.getElementById('app')!;
  const link = (path: string, text: string) => {
    const a = h('a', { href: path + location.search, 'data-route': '' }, text);
    if (location.pathname === path) a.setAttribute('aria-current', 'page');
    return a;
  };

  const documents = () => {
    const status = h('p', { role: 'status', class: 'status' });
    const button = h('button', { class: 'button', type: 'button', id: 'parse' }, t.parse);
    button.addEventListener('click', () => {
      status.textContent = t.parsed;
      trackAction('Document parsed');
    });
    const rows = files.map(([name, n]) =>
      h('tr', {}, h('td', {}, name), h('td', {}, `${n} ${t.pages}`), h('td', {}, h('span', { class: 'chip' }, t.done))),
    );
    const head = h('tr', {}, ...[t.name, t.pages, t.state].map((text) => h('th', { scope: 'col' }, text)));
    return [
      h('div', { class: 'scroll' }, h('table', {}, h('thead', {}, head), h('tbody', {}, ...rows))),
      button,
      status,
    ];
  };
  const chart = () => {
    const bars = usage.map((n, i) => {
      const bar = h('span', { class: 'bar' });
      bar.style.blockSize = `${n / 3.2}%`;
      return h('li', {}, h('small', {}, String(n)), bar, t.days[i]!);
    });
    return [h('h3', {}, t.week), h('ol', { class: 'chart' }, ...bars)];
  };

  const draw = () => {
    const isUsage = location.pathname.endsWith('/usage');
    root.replaceChildren(
      h('nav', { class: 'tabs', 'aria-label': 'App' }, link('/app/', t.documents), link('/app/usage', t.usage)),
      h(
        'section',
        { class: 'card' },
        h('h2', {}, isUsage ? t.usage : t.documents),
        ...(isUsage ? chart() : documents()),
      ),
      h('p', { class: 'hint' }, t.hint),
    );
    root.dataset.analytics = String(host.allows('analytics'));
    trackView(location.pathname);
  };

  root.addEventListener('click', (event) => {
    const a = (event.target as Element).closest<HTMLAnchorElement>('a[data-route]');
    if (!a || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    history.pushState(null, '', a.href);
    draw();
    root.querySelector<HTMLElement>('[aria-current]')?.focus();
  });
  addEventListener('popstate', draw);
  addEventListener('assent-change', () => {
    root.dataset.analytics = String(host.allows('analytics'));
  });
  draw();
}
