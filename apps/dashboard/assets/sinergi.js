// Small helps; every page works without them.

/* Record pages: the slider tells its step while it moves, and leads there when it is let go. */
for (const form of document.querySelectorAll('form[data-slider]')) {
  const [range, told] = [form.elements.revision, form.querySelector('output')];
  let waiting;
  range.addEventListener('input', () => {
    const step = document.getElementById(`r${range.value}`);
    const words = step && `: ${step.querySelector('h3').textContent}, ${step.querySelector('time').textContent}`;
    const place = told.dataset.words.replace('{n}', +range.value + 1).replace('{of}', told.dataset.of);
    told.textContent = place + (words ?? '');
    range.setAttribute('aria-valuetext', told.textContent);
  });
  range.addEventListener('change', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => form.requestSubmit(), 400);
  });
}

// What is left empty need not stand in an address that is passed on.
for (const form of document.querySelectorAll('form[method=get]'))
  form.addEventListener('formdata', ({ formData }) => {
    for (const [name, value] of [...formData]) if (value === '') formData.delete(name);
  });

// Says when there is something new.
{
  const { models, ask, changed, reload } = document.body.dataset;
  const line = document.querySelector('.changed');
  const { saveData, effectiveType = '' } = navigator.connection ?? {};
  const wait = saveData || effectiveType.endsWith('2g') ? 300_000 : 30_000;
  let asked = Date.now();
  const look = async () => {
    if (document.hidden) return;
    asked = Date.now();
    try {
      const answer = await fetch(ask);
      if (answer.status === 401) return clearInterval(timer);
      if (!answer.ok || (await answer.json()).models === models) return;
      clearInterval(timer);
      const link = document.createElement('a');
      link.href = location.pathname + location.search;
      link.textContent = reload;
      line.append(`${changed} `, link);
    } catch {
      // The line is down; asked again later.
    }
  };
  const timer = line && setInterval(look, wait);
  if (line) document.addEventListener('visibilitychange', () => Date.now() - asked < wait || look());
}

// Regions, offices, bodies while one is typed: the list of an ARIA combobox. A late answer never replaces a newer one.
for (const input of document.querySelectorAll('input[data-search]')) {
  const box = document.createElement('div');
  const list = document.createElement('ul');
  let asked = 0,
    timer,
    active = -1,
    items = [];
  box.className = 'suggests';
  input.replaceWith(box);
  box.append(input, list);
  list.id = `${input.id}-list`;
  list.role = 'listbox';
  list.hidden = true;
  list.ariaLabel = document.querySelector(`label[for="${input.id}"]`)?.textContent ?? '';
  for (const [name, value] of [
    ['role', 'combobox'],
    ['aria-autocomplete', 'list'],
    ['aria-expanded', 'false'],
    ['aria-controls', list.id],
  ])
    input.setAttribute(name, value);
  const close = () => {
    asked += 1;
    clearTimeout(timer);
    active = -1;
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const mark = (at) => {
    active = (at + items.length) % items.length;
    [...list.children].forEach((each, index) => each.setAttribute('aria-selected', String(index === active)));
    input.setAttribute('aria-activedescendant', list.children[active].id);
    list.children[active].scrollIntoView({ block: 'nearest' });
  };
  const choose = (at) => {
    input.value = `${items[at].path} (${items[at].code})`;
    close();
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const show = (found) => {
    items = found;
    active = -1;
    list.replaceChildren(
      ...items.map(({ code, path }, index) => {
        const item = document.createElement('li');
        const told = document.createElement('code');
        item.id = `${list.id}-${index}`;
        item.role = 'option';
        item.setAttribute('aria-selected', 'false');
        told.textContent = code;
        item.append(`${path} `, told);
        item.addEventListener('mousedown', (event) => {
          event.preventDefault();
          choose(index);
        });
        return item;
      }),
    );
    list.hidden = items.length === 0;
    // What reaches beyond the page on the right reaches to the left.
    list.classList.remove('leftwards');
    list.classList.toggle('leftwards', list.getBoundingClientRect().right > document.documentElement.clientWidth);
    input.setAttribute('aria-expanded', String(items.length > 0));
  };
  input.addEventListener('input', () => {
    close();
    for (const radio of box.parentElement.querySelectorAll('input[type=radio]')) radio.checked = false;
    const q = input.value.trim();
    if (q.length < 2) return;
    const mine = asked;
    timer = setTimeout(async () => {
      const answer = await fetch(`${input.dataset.search}?q=${encodeURIComponent(q)}`).catch(() => undefined);
      const found = answer?.ok ? (await answer.json()).items : [];
      if (mine === asked) show(found);
    }, 180);
  });
  input.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    const { key } = event;
    if (key === 'ArrowDown') mark(active + 1);
    else if (key === 'ArrowUp') mark(active < 0 ? items.length - 1 : active - 1);
    else if (key === 'Enter' && active >= 0) choose(active);
    else if (key === 'Escape') close();
    else return;
    event.preventDefault();
  });
  input.addEventListener('blur', close);
}

// A file goes up as soon as it is chosen, is hashed here and there, and is not sent once more with the form.
for (const input of document.querySelectorAll('input[type=file][data-upload]')) {
  const said = document.createElement('p');
  const bar = document.createElement('progress');
  const { upload, place, said: done, failed } = input.dataset;
  const { name, form } = input;
  let turn = 0;
  said.className = 'hint';
  said.role = 'status';
  bar.hidden = true;
  input.after(bar, said);
  input.addEventListener('change', async () => {
    const mine = (turn += 1);
    const file = input.files[0];
    input.name = name;
    said.textContent = '';
    said.className = 'hint';
    bar.hidden = !file;
    if (!file) return;
    // What was there before is not what was chosen now, whatever becomes of it.
    form.elements[place]?.remove();
    bar.removeAttribute('value');
    const sent = new Promise((tell) => {
      const request = new XMLHttpRequest();
      request.open('POST', upload);
      request.setRequestHeader('Content-Type', 'application/octet-stream');
      request.upload.onprogress = ({ loaded, total }) => {
        if (mine === turn) bar.value = loaded / total;
      };
      request.onload = request.onerror = () => tell(request);
      request.send(file);
    });
    const hash = crypto.subtle ? file.arrayBuffer().then((bytes) => crypto.subtle.digest('SHA-256', bytes)) : undefined;
    const [{ status, responseText }, digest] = await Promise.all([sent, hash?.catch(() => undefined)]);
    if (mine !== turn) return;
    bar.hidden = true;
    const answer = status ? JSON.parse(responseText || '{}') : {};
    const hex = digest && [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    if (status !== 200 || (hex && !answer.uploaded.endsWith(hex))) {
      const told = document.documentElement.lang === 'id' ? answer.messageId : answer.messageEn;
      said.className = told ? 'error' : 'hint';
      said.textContent = told ?? failed;
      return;
    }
    form.append(
      Object.assign(document.createElement('input'), { type: 'hidden', name: place, value: answer.uploaded }),
    );
    input.removeAttribute('name');
    said.textContent = done;
  });
}
