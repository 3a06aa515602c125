# xuequ: make demo shows the main job, make check runs the tests (README.md).
VERSION = 0.1
prefix = /usr/local
bindir = $(prefix)/bin
datarootdir = $(prefix)/share
mandir = $(datarootdir)/man
localedir = $(datarootdir)/locale
INSTALL = install

PACKAGES = libcsv-dev libsqlite3-dev libxlsxwriter-dev libzip-dev libexpat1-dev libutf8proc-dev \
	nettle-dev gettext mandoc pkg-config libcmocka-dev perl sqlite3 strace \
	libopenblas-serial-dev libsuitesparse-dev
MODULES = sqlite3 xlsxwriter libzip expat libutf8proc nettle

B = build$(if $(SANITIZE),/sanitize)
CC = gcc
CFLAGS = -O2 -g
WARNINGS = -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion -Wno-missing-field-initializers -Wstrict-prototypes -Wformat=2 -Werror
HARDEN = -fstack-protector-strong -fPIE $(if $(SANITIZE),-fsanitize=address$(,)undefined -fno-sanitize-recover=all -fno-omit-frame-pointer,-D_FORTIFY_SOURCE=2)
, = ,
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -Ilib -I$(B) -DVERSION='"$(VERSION)"' -DLOCALEDIR='"$(localedir)"' -MMD -MP \
	$(WARNINGS) $(HARDEN) $(CFLAGS) $$(pkg-config --cflags $(MODULES))
ALL_LIBS = -pie -Wl,-z,relro,-z,now -Wl,--as-needed $(LDFLAGS) $$(pkg-config --libs $(MODULES)) -lcsv -lcholmod -llapack -lblas -lm

COMMANDS = $(patsubst cmd/%.c,%,$(wildcard cmd/*.c))
OBJECTS = $(patsubst %.c,$(B)/%.o,$(wildcard lib/*/*.c)) $(patsubst %,$(B)/%.o,$(wildcard lib/*/*.sql lib/*/*/*.csv))
UNITS = $(patsubst tests/%.c,$(B)/tests/%,$(wildcard tests/unit/*.c))
BENCHES = $(patsubst tests/%.c,$(B)/tests/%,$(wildcard tests/bench/*.c))
GENERATORS = $(patsubst %.c,$(B)/%,$(wildcard examples/*/*.c man/*.c tests/validate/*.c))

all: $(COMMANDS:%=$(B)/bin/%) $(B)/share/locale/zh_CN/LC_MESSAGES/xuequ.mo

$(B)/bin/%: $(B)/cmd/%.o $(B)/libxuequ.a
	@mkdir -p $(@D)
	@echo "link $@"
	@$(CC) $(HARDEN) -o $@ $^ $(ALL_LIBS)
$(B)/tests/%: $(B)/tests/%.o $(B)/libxuequ.a
	@echo "link $@"
	@$(CC) $(HARDEN) -o $@ $^ $(ALL_LIBS) -lcmocka
$(GENERATORS): $(B)/%: $(B)/%.o $(B)/libxuequ.a
	@echo "link $@"
	@$(CC) $(HARDEN) -o $@ $^ $(ALL_LIBS)
$(B)/libxuequ.a: $(OBJECTS)
	@rm -f $@
	@ar rcD $@ $^
$(B)/%.o: %.c
	@mkdir -p $(@D)
	@echo "cc   $<"
	@$(CC) $(ALL_CFLAGS) -c -o $@ $<
# Text that programs carry: lib/store/schema.sql is the string schema_sql.
define embed
	@mkdir -p $(@D)
	@{ printf 'extern const char %s[];\nconst char %s[] =\n' $(subst .,_,$(subst -,_,$(<F))) $(subst .,_,$(subst -,_,$(<F))); \
	  sed 's/\\/\\\\/g; s/"/\\"/g; s/.*/"&\\n"/' $<; echo ';'; } >$(@:.o=.c)
	@$(CC) -std=c11 -fPIE $(CFLAGS) -c -o $@ $(@:.o=.c)
endef
$(B)/%.sql.o: %.sql
	$(embed)
$(B)/%.csv.o: %.csv
	$(embed)
$(B)/share/locale/%/LC_MESSAGES/xuequ.mo: lib/po/%.po
	@mkdir -p $(@D)
	msgfmt --check -o $@ $<

deps:
	@sh tests/deps.sh $(PACKAGES)

man: $(B)/man/tables
	$< en >man/man5/xuequ-tables.5
	$< zh >man/zh_CN/man5/xuequ-tables.5
units: $(UNITS)
check: deps
	@$(MAKE) --no-print-directory all units $(GENERATORS)
	@BUILD=$(abspath $(B)) prove -j2 $(TESTS) tests
bench: all $(BENCHES) $(GENERATORS)
	@BUILD=$(abspath $(B)) sh tests/bench/run
validate:
	@$(MAKE) --no-print-directory all $(GENERATORS)
	@BUILD=$(abspath $(B)) sh tests/validate/run
	@BUILD=$(abspath $(B)) sh tests/validate/growth
demo: deps
	@$(MAKE) --no-print-directory $(if $(findstring -j,$(MAKEFLAGS)),,-j$$(nproc)) all $(GENERATORS)
	@BUILD=$(abspath $(B)) sh examples/district/demo
clean:
	rm -rf build

# troff breaks Chinese lines only where it is told that it may.
BREAKS = /^\./!{s/\([^ -~（“]\)\([^ -~，。、；：！）”]\)/\1\\:\2/g;s//\1\\:\2/g;}
install: all
	$(INSTALL) -d $(DESTDIR)$(bindir) $(DESTDIR)$(localedir)/zh_CN/LC_MESSAGES
	$(INSTALL) $(COMMANDS:%=$(B)/bin/%) $(DESTDIR)$(bindir)
	$(INSTALL) -m644 $(B)/share/locale/zh_CN/LC_MESSAGES/xuequ.mo $(DESTDIR)$(localedir)/zh_CN/LC_MESSAGES
	for page in man/man?/*; do $(INSTALL) -D -m644 $$page $(DESTDIR)$(mandir)/$${page#man/}; done
	for page in man/zh_CN/man?/*; do LC_ALL=C.UTF-8 sed '$(BREAKS)' $$page | \
		$(INSTALL) -D -m644 /dev/stdin $(DESTDIR)$(mandir)/$${page#man/}; done
uninstall:
	rm -f $(COMMANDS:%=$(DESTDIR)$(bindir)/%) $(DESTDIR)$(localedir)/zh_CN/LC_MESSAGES/xuequ.mo
	for page in man/man?/* man/zh_CN/man?/*; do rm -f $(DESTDIR)$(mandir)/$${page#man/}; done

.SECONDARY:
.PHONY: all deps man units check bench validate demo clean install uninstall
-include $(wildcard $(B)/*/*.d $(B)/*/*/*.d $(B)/*/*/*/*.d)
