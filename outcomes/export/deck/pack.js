// What was frozen: titles, notes, figures, shapes, regions, words. Nothing else is ever asked for.
const pack = JSON.parse(document.getElementById("pack").textContent);

function say(name) {
  return pack.words[name];
}

// An element with a class, texts (never markup) and other elements in it.
function made(tag, kind, ...inner) {
  const node = document.createElement(tag);
  if (kind) node.className = kind;
  node.append(...inner);
  return node;
}
