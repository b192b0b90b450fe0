/** As much of a document as drawing needs: elements with attributes, and their text as SVG. */
export class SVGDocument {
  createElementNS(namespace, name) {
    return new SVGElement(namespace, name);
  }
}

class SVGElement {
  attributes = {};
  children = [];

  constructor(namespace, name) {
    this.name = name;
    this.attributes.xmlns = namespace;
  }

  setAttribute(name, value) {
    this.attributes[name] = String(value);
  }

  append(...children) {
    this.children.push(...children);
  }

  get text() {
    const escaped = (value) => value.replace(/[&<"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
    const attributes = Object.entries(this.attributes);
    const opening = attributes.map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
    return `<${this.name}${opening}>${this.children.map((c) => c.text).join("")}</${this.name}>`;
  }
}
