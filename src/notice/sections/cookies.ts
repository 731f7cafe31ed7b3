import { type Block, type Line, lines, part, plain, some, table, text } from '../model.js';
import { link, type Source } from '../source.js';

type Block_ = Block | undefined;

/** Cookies and the like: the inventory by purpose, and how to refuse them. PIPA 30(1)7; ePrivacy 5(3). */
export function cookies({ policy, w, say, country, all, date }: Source): Block_[] {
  const { trackers, services = [] } = policy;
  type Key = NonNullable<(typeof services)[number]['cookies']>[number];
  const keys = (all_: Key[] = [], kind: 'cookie' | 'storage') =>
    all_.map((key): Line => {
      const { name, duration, description, domain } =
        typeof key === 'string' ? ({ name: key } as Exclude<Key, string>) : key;
      const about = some(w(kind), say(duration), say(description), domain).join(' · ');
      return [{ text: name, as: 'code' }, ' ', { text: about, as: 'small' }];
    });
  const asked = policy.purposes.filter((p) => (p.surface ?? 'cookies') === 'cookies');
  const inventory = asked.map((p) => {
    const required = p.necessity === 'required';
    const rows = services
      .filter((s) => ([] as string[]).concat(s.purpose)[0] === p.id)
      .map((s) => ({
        id: s.id,
        unit: { id: s.id, name: say(s.name), required },
        cells: [
          lines({ text: say(s.name), as: 'strong' }, link(s.privacyUrl, w('policy'))),
          [
            ...lines(all([say(s.operator), country(s.country)])),
            ...(s.hosts ?? []).map(
              (host): Line => [
                { text: `${w('hosts')} `, as: 'small' },
                { text: host, as: 'code' },
              ],
            ),
          ],
          lines(say(s.description)),
          [...keys(s.cookies, 'cookie'), ...keys(s.storage, 'storage')],
        ],
      }));
    const head = [w('service'), w('operator'), w('use'), w('keys')];
    return part(
      `purpose-${p.id}`,
      say(p.title),
      [
        text('description', say(p.description)),
        table(`services-${p.id}`, say(p.title), head, rows, true),
        text('effect', p.refusalEffect && !required && `${w('effect')}: ${say(p.refusalEffect)}`),
      ],
      { id: p.id, name: say(p.title), required },
    );
  });
  const platforms = { desktop: '', android: 'Android', ios: 'iOS' };
  const browsers = (trackers?.browserRefusal ?? []).map((b) => ({
    id: `${b.browser} ${b.platform ?? 'desktop'}`,
    cells: [
      lines({ text: some(b.browser, platforms[b.platform ?? 'desktop']).join(', '), as: 'strong' }),
      some<Line>(
        [say(b.path)],
        !!b.checkedOn && [{ text: w('checked', { date: plain([date(b.checkedOn)]) }), as: 'small' }],
      ),
    ],
  }));
  return [
    text('explanation', say(trackers?.explanation)),
    text('purpose', say(trackers?.purposeText)),
    ...inventory,
    part('refusing', w('refusal'), [
      text('refusal', say(trackers?.refusal)),
      table('browsers', w('refusal'), [w('browser'), w('path')], browsers),
      text('effect', say(trackers?.refusalEffect)),
      text('settings', { text: w('settings'), opens: 'settings' }),
    ]),
  ];
}
