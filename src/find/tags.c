/*
 * Given: what the pattern rules found. Promises: a tag of ours counts as what it stands
 * for, so that beside it the same is found as beside that. Must not: change what is
 * outside a tag.
 */
#include "tags.h"

/* The type a tag such as "[DOCTOR-K7Q" stands for; TYPE_KEEP when it is none of ours. */
static uint16_t type_of(const struct pack *pack, struct str tag)
{
	size_t dash = str_find(tag, 0, '-');
	struct str word = str_sub(tag, 1, dash);

	if (tag.n < 2 || tag.p[0] != '[' || dash == tag.n)
		return TYPE_KEEP;
	for (uint32_t t = 1; t < pack->ntypes; t++)
		if (str_eq(word, str_of(pack->types[t].tag)))
			return (uint16_t)t;
	return TYPE_KEEP;
}

/* Is the type found by rules alone, so that other finders may look at where it stands? */
static bool is_ruled(const struct models_ids *ids, uint16_t t)
{
	return !models_named(ids, t) && t != ids->profession && t != ids->city &&
	       t != ids->county && t != ids->country;
}

void tags_mark(struct scene *s, struct finding_list *rules, size_t from)
{
	for (size_t i = from; i < rules->n; i++) {
		struct finding *f = &rules->p[i];
		uint16_t type;
		uint32_t first;

		if (f->type != TYPE_KEEP || s->doc->text.p[f->start] != '[')
			continue;
		type = type_of(s->pack, doc_text(s->doc, f->start, f->end));
		if (type == TYPE_KEEP)
			continue;
		f->end++; /* the bracket, which the rule only looks at */
		f->tag = type;
		first = doc_token_at(s->doc, f->start);
		s->words.w[first].tag = (uint8_t)type;
		scene_mark(s, first, f->end, WORD_KEEP);
		if (is_ruled(&s->models->ids, type))
			scene_mark(s, first, f->end, WORD_FOUND);
	}
}
