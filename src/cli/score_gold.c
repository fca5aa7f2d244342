/*
 * Given: a directory of annotated letters. Promises: each letter with its marks in order,
 * or what is wrong with them. Must not: take a mark it does not understand for none.
 */
#include "score_gold.h"

#include <dirent.h>
#include <errno.h>
#include <libxml/parser.h>
#include <limits.h>
#include <stdlib.h>

#include "../base/fault.h"
#include "../base/io.h"
#include "../rules/xml_quiet.h"

#define SUFFIX ".xml"

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool is_gold(const char *file)
{
	size_t n = strlen(file);

	return file[0] != '.' && n > strlen(SUFFIX) &&
	       strcmp(file + n - strlen(SUFFIX), SUFFIX) == 0;
}

static bool add_name(struct gold_dir *dir, const char *file)
{
	char **names = realloc(dir->names, (dir->n + 1) * sizeof(*names));

	if (!names)
		return false;
	dir->names = names;
	names[dir->n] = strndup(file, strlen(file) - strlen(SUFFIX));
	return names[dir->n++] != NULL;
}

enum lacuna_err score_gold_dir(struct gold_dir *out, const char *path,
			       struct lacuna_fault *fault)
{
	DIR *d = opendir(path);
	struct dirent *entry;
	bool ok = true;

	*out = (struct gold_dir){.path = path};
	if (!d)
		return fault_set(fault, LACUNA_INPUT, "cannot read %s: %s", path,
				 strerror(errno));
	while (ok && (entry = readdir(d)))
		if (is_gold(entry->d_name))
			ok = add_name(out, entry->d_name);
	closedir(d);
	if (!ok)
		return fault_memory(fault, "listing annotated letters");
	if (!out->n)
		return fault_set(fault, LACUNA_INPUT,
				 "%s has no NAME.txt with a NAME.xml", path);
	qsort(out->names, out->n, sizeof(*out->names), by_name);
	return LACUNA_OK;
}

void score_gold_dir_free(struct gold_dir *dir)
{
	for (size_t i = 0; i < dir->n; i++)
		free(dir->names[i]);
	free(dir->names);
	*dir = (struct gold_dir){0};
}

static bool offset_of(xmlNodePtr node, const char *name, size_t *out)
{
	xmlChar *text = xmlGetNoNsProp(node, BAD_CAST name);
	uint64_t v = 0;
	bool ok = text && str_number(str_of((char *)text), SIZE_MAX / 2, &v);

	*out = (size_t)v;
	xmlFree(text);
	return ok;
}

static bool read_mark(struct gold *out, xmlNodePtr node, const struct pack *pack)
{
	xmlChar *type = xmlGetNoNsProp(node, BAD_CAST "TYPE");
	int found = pack_type_find(pack, str_of((const char *)node->name),
				   str_of((const char *)type));
	bool ok = found > TYPE_KEEP && offset_of(node, "bstart", &out->start) &&
		  offset_of(node, "bend", &out->end) && out->start <= out->end;

	out->type = ok ? (uint16_t)found : TYPE_KEEP;
	xmlFree(type);
	return ok;
}

static xmlNodePtr first_element(xmlNodePtr node, const char *name)
{
	while (node && (node->type != XML_ELEMENT_NODE ||
			(name && strcmp((const char *)node->name, name) != 0)))
		node = node->next;
	return node;
}

static int by_start(const void *a, const void *b)
{
	const struct gold *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return (x->end > y->end) - (x->end < y->end);
}

static enum lacuna_err check_marks(const struct gold_letter *l,
				   struct lacuna_fault *fault)
{
	size_t at = 0;

	for (size_t i = 0; i < l->n; i++) {
		if (l->marks[i].start < at || l->marks[i].end > l->text.n)
			return fault_set(
				fault, LACUNA_INPUT,
				"%s.xml: the mark at byte %zu overlaps another or "
				"leaves the letter",
				l->name, l->marks[i].start);
		at = l->marks[i].end;
	}
	return LACUNA_OK;
}

static enum lacuna_err read_marks(struct gold_letter *l, xmlDocPtr doc,
				  const struct pack *pack, struct lacuna_fault *fault)
{
	xmlNodePtr root = doc ? xmlDocGetRootElement(doc) : NULL;
	xmlNodePtr tags = root ? first_element(root->children, "TAGS") : NULL;
	xmlNodePtr node;

	if (!tags)
		return fault_set(fault, LACUNA_INPUT,
				 "%s.xml: not XML with a TAGS element", l->name);
	l->marks = calloc(xmlChildElementCount(tags) + 1, sizeof(*l->marks));
	if (!l->marks)
		return fault_memory(fault, "reading marks");
	for (node = first_element(tags->children, NULL); node;
	     node = first_element(node->next, NULL))
		if (!read_mark(&l->marks[l->n++], node, pack))
			return fault_set(
				fault, LACUNA_INPUT,
				"%s.xml, line %ld: %s with a TYPE or offset that makes "
				"no sense",
				l->name, xmlGetLineNo(node), (const char *)node->name);
	qsort(l->marks, l->n, sizeof(*l->marks), by_start);
	return check_marks(l, fault);
}

enum lacuna_err score_gold_marks(struct gold_letter *l, struct str xml,
				 const struct pack *pack, struct lacuna_fault *fault)
{
	const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
	struct xml_quiet quiet;
	xmlDocPtr doc;
	enum lacuna_err err;

	if (xml.n > INT_MAX)
		return fault_set(fault, LACUNA_INPUT, "%s.xml is too large", l->name);
	xml_quiet_begin(&quiet);
	doc = xmlReadMemory(xml.n ? (const char *)xml.p : "", (int)xml.n, NULL, NULL,
			    options);
	err = read_marks(l, doc, pack, fault);
	xmlFreeDoc(doc);
	if (!xml_quiet_end(&quiet) && !err)
		err = fault_memory(fault, "reading marks");
	return err;
}

static enum lacuna_err read_file(struct buf *out, const struct gold_dir *dir,
				 const char *name, const char *suffix,
				 struct lacuna_fault *fault)
{
	struct buf path = {0};
	enum lacuna_err err;

	buf_printf(&path, "%s/%s%s", dir->path, name, suffix);
	buf_byte(&path, 0);
	err = buf_ok(&path) ? io_read_config(out, (const char *)path.p, fault)
			    : fault_memory(fault, "reading a letter");
	buf_free(&path);
	return err;
}

enum lacuna_err score_gold_read(struct gold_letter *out, const struct gold_dir *dir,
				size_t i, const struct pack *pack,
				struct lacuna_fault *fault)
{
	struct buf xml = {0};
	enum lacuna_err err;

	*out = (struct gold_letter){.name = dir->names[i]};
	err = read_file(&out->text, dir, out->name, ".txt", fault);
	if (!err)
		err = read_file(&xml, dir, out->name, SUFFIX, fault);
	if (!err)
		err = score_gold_marks(out, buf_str(&xml), pack, fault);
	buf_free(&xml);
	if (err)
		score_gold_free(out);
	return err;
}

void score_gold_free(struct gold_letter *letter)
{
	free(letter->marks);
	buf_free(&letter->text);
	*letter = (struct gold_letter){0};
}
