/** Checks how the web's fragments are named, and that the client can identify what they read. */
export const fragmentOfComponent = {
  meta: {
    type: 'problem',
    messages: {
      name: 'A fragment is named Component_Type: {{name}} should end with _{{type}}.',
      id: '{{name}} does not read `id`. The client cannot identify a masked object without one, and hands back an empty object.',
      masked:
        '{{type}} has no `id`, so a masked {{name}} would come back empty: the fragment of the table that holds it spreads it with @unmask.',
    },
    schema: [],
  },
  create: (context) => {
    const report = (node, messageId, type) =>
      context.report({ node: node.name, messageId, data: { name: node.name.value, type } });
    const hasId = (type) => {
      const definition = context.sourceCode.parserServices.schema?.getType(type);
      return !definition || !('getFields' in definition) || Boolean(definition.getFields().id);
    };
    const isRoot = (type) => ['Query', 'Mutation'].includes(type);

    return {
      FragmentDefinition(node) {
        const type = node.typeCondition.name.value;
        if (!new RegExp(`^[A-Z][A-Za-z0-9]*_${type}$`).test(node.name.value))
          report(node, 'name', type);
        if (isRoot(type) || !hasId(type)) return;
        const readsId = node.selectionSet.selections.some(
          (selection) => selection.kind === 'Field' && selection.name.value === 'id',
        );
        if (!readsId) report(node, 'id', type);
      },
      FragmentSpread(node) {
        const [type = ''] = node.name.value.split('_').slice(-1);
        const isUnmasked = node.directives.some((directive) => directive.name.value === 'unmask');
        if (!isRoot(type) && !hasId(type) && !isUnmasked) report(node, 'masked', type);
      },
    };
  },
};
