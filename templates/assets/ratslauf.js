// Optional help in the browser. Every page works without it; it sends nothing and stores nothing.

// A form that asks not to lose what was typed: <form data-unsaved>
for (const form of document.querySelectorAll('form[data-unsaved]')) {
  let changed = form.dataset.unsaved === 'changed'
  form.addEventListener('input', () => { changed = true })
  form.addEventListener('submit', () => { changed = false })
  addEventListener('beforeunload', (event) => { if (changed) event.preventDefault() })
}

// Counted votes: the chair counts Nein and Enthaltung, Ja is the rest, but only by an explicit press.
const word = (count, one, many) => `${count} ${count === 1 ? one : many}`
for (const votes of document.querySelectorAll('[data-votes]')) {
  const field = (name) => votes.querySelector(`[data-vote="${name}"]`)
  const [ja, nein, enthaltung] = ['ja', 'nein', 'enthaltung'].map(field)
  const sum = votes.querySelector('[data-vote-sum]')
  const rest = votes.querySelector('[data-vote-rest]')
  const save = votes.closest('form')?.querySelector('[data-vote-save] .kern-label')
  const entitled = Number(votes.dataset.votes)
  const read = (input) => (/^\d{1,4}$/.test(input.value.trim()) ? Number(input.value) : null)

  const update = () => {
    const counts = [ja, nein, enthaltung].map(read)
    const known = counts.filter((count) => count !== null)
    const total = known.reduce((all, count) => all + count, 0)
    const missing = entitled - total
    const open = known.length > 0 && counts[0] === null && missing >= 0
    sum.dataset.stand = missing < 0 ? 'zuviel' : 'ok'
    sum.textContent = known.length === 0 ? '' : missing === 0 ? `Alle ${entitled} Stimmen gezählt`
      : missing > 0 ? `${word(total, 'Stimme', 'Stimmen')} gezählt, ${word(missing, 'fehlt', 'fehlen')}`
      : `${word(-missing, 'Stimme', 'Stimmen')} mehr als Stimmberechtigte`
    rest.hidden = !open
    rest.querySelector('.kern-label').textContent = `Rest ist Ja (${missing})`
    if (save) save.textContent = counts.includes(null) ? 'Ergebnis speichern'
      : `${counts[0]} Ja, ${counts[1]} Nein, ${word(counts[2], 'Enthaltung', 'Enthaltungen')} speichern`
  }
  votes.addEventListener('input', update)
  rest.addEventListener('click', () => {
    const [, no, abstained] = [ja, nein, enthaltung].map(read)
    nein.value = String(no ?? 0)
    enthaltung.value = String(abstained ?? 0)
    ja.value = String(entitled - (no ?? 0) - (abstained ?? 0))
    update()
    ja.focus()
  })
  update()
}
