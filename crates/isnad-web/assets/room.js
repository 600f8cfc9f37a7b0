// What makes the room better where scripts run; everything works without.
(() => {
  'use strict';

  // A statement's note, shown beside its words while they are pointed at or focused.
  const slip = document.createElement('aside');
  slip.className = 'slip';
  slip.hidden = true;
  slip.setAttribute('aria-hidden', 'true');
  let shown = null;

  const note_of = (element) => {
    const id = element.dataset.note || (element.hash || '').slice(1);
    return id.startsWith('n-') ? document.getElementById(id) : null;
  };

  const hide = () => {
    slip.hidden = true;
    if (shown) shown.forEach((element) => element.classList.remove('lit'));
    shown = null;
  };

  const show = (element, at) => {
    const note = note_of(element);
    if (!note) return;
    hide();
    slip.replaceChildren(...[...note.children].filter((part) => !part.matches('.matn')).map((part) => part.cloneNode(true)));
    slip.querySelectorAll('[id]').forEach((part) => part.removeAttribute('id'));
    slip.querySelectorAll('a').forEach((link) => { link.tabIndex = -1; });
    shown = [...document.querySelectorAll(`.said[data-note="${CSS.escape(note.id)}"], .cue[href="#${CSS.escape(note.id)}"]`)];
    shown.forEach((part) => part.classList.add('lit'));
    slip.hidden = false;
    if (!slip.isConnected) document.body.append(slip);
    const room = document.documentElement.clientWidth;
    const box = slip.getBoundingClientRect();
    const left = Math.min(Math.max(8, at.x - box.width / 2), room - box.width - 8);
    const above = at.bottom + box.height + 16 > window.innerHeight && at.top > box.height + 16;
    slip.style.left = `${left + window.scrollX}px`;
    slip.style.top = `${(above ? at.top - box.height - 8 : at.bottom + 8) + window.scrollY}px`;
  };

  const place = (element, event) => {
    const lines = [...element.getClientRects()];
    const line = event ? lines.find((box) => box.top <= event.clientY && event.clientY <= box.bottom) : null;
    const box = line || lines[0] || element.getBoundingClientRect();
    return { x: event ? event.clientX : box.left + box.width / 2, top: box.top, bottom: box.bottom };
  };

  document.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'touch') return;
    const element = event.target.closest && event.target.closest('.said[data-note], article .cue');
    if (element) show(element, place(element, event));
    else if (!slip.contains(event.target)) hide();
  });
  document.addEventListener('focusin', (event) => {
    const element = event.target.closest && event.target.closest('article .cue');
    if (element) show(element, place(element)); else hide();
  });
  document.addEventListener('click', (event) => {
    const said = event.target.closest && event.target.closest('.said[data-note]');
    if (said && !event.target.closest('a')) show(said, place(said, event));
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') { hide(); offers().replaceChildren(); }
    if (event.key === '/' && !event.target.closest('input, textarea')) {
      const box = document.getElementById('q');
      if (box) { event.preventDefault(); box.focus(); }
    }
  });

  // What is offered while somebody types.
  const offers = () => document.getElementById('offers') || document.createElement('div');
  document.addEventListener('click', (event) => {
    const offer = event.target.closest && event.target.closest('[data-fill]');
    const box = document.getElementById('q');
    if (offer && box) {
      event.preventDefault();
      event.stopPropagation();
      box.value = offer.dataset.fill;
      offers().replaceChildren();
      box.focus();
    } else if (!offers().contains(event.target)) {
      offers().replaceChildren();
    }
  }, true);
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const links = [...offers().querySelectorAll('a')];
    if (!links.length) return;
    const at = links.indexOf(document.activeElement);
    if (at < 0 && document.activeElement.id !== 'q') return;
    event.preventDefault();
    const next = at + (event.key === 'ArrowDown' ? 1 : -1);
    (links[next] || document.getElementById('q')).focus();
  });

  // A file may be dropped on the page that reads.
  const form = () => document.querySelector('form.paste');
  document.addEventListener('dragover', (event) => { if (form()) event.preventDefault(); });
  document.addEventListener('drop', (event) => {
    if (!form() || !event.dataTransfer.files.length) return;
    event.preventDefault();
    form().querySelector('[type=file]').files = event.dataTransfer.files;
    form().submit();
  });
})();
