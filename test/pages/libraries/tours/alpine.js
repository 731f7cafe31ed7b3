import Alpine from 'alpinejs';

window.tour = async ({ note, root, until }) => {
  window.note = note;
  root.innerHTML = `<div x-data="{ open: false, rows: [1, 2], html: '<b>raw</b>' }" x-init="note('init')">
    <button @click="open = !open; note('click', open)" x-text="open ? 'close' : 'open'"></button>
    <template x-if="open"><img alt="" :src="'/x/pic.gif?alpine=' + rows.length" @load="note('image')"></template>
    <template x-for="row in rows" :key="row"><li x-text="row"></li></template>
    <p x-html="html" x-show="open" x-transition.duration.1ms></p></div>`;
  Alpine.start();
  await until(() => root.querySelectorAll('li').length === 2);
  root.querySelector('button').click();
  await until(() => log.includes('["image"]'));
  const late = document.createElement('div');
  late.setAttribute('x-data', '{ n: 5 }');
  late.innerHTML = '<i x-text="n" @custom.window="n++"></i>';
  root.append(late);
  await until(() => late.textContent === '5');
  dispatchEvent(new CustomEvent('custom'));
  await until(() => late.textContent === '6');
  note([...root.querySelectorAll('li, i, b, button')].map((el) => el.outerHTML));
  root.textContent = '';
};
