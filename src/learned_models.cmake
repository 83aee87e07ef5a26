# What the reading weighs with is learned whenever the labelled mails, the example texts, the lexicons or the reading
# itself change. learned_models: the C++ that comes out. Sets ad, ae, aj and ap to as are left out: they tell what the
# models make of mails they have not learned from.
add_executable(learn learn/main.cc)
target_link_libraries(learn PRIVATE meldaan_learn)

set(reading_tests ${PROJECT_SOURCE_DIR}/tests/reading)
file(GLOB example_sets CONFIGURE_DEPENDS LIST_DIRECTORIES true
     ${PROJECT_SOURCE_DIR}/tests/corpus/[a-z] ${reading_tests}/mails/[a-z] ${reading_tests}/mails/a[a-cf-ik-o]
     ${reading_tests}/examples/*.jsonl ${reading_tests}/examples/*.txt)
file(GLOB example_mails CONFIGURE_DEPENDS
     ${PROJECT_SOURCE_DIR}/tests/corpus/[a-z]/*.* ${reading_tests}/mails/[a-z]/*.*
     ${reading_tests}/mails/a[a-cf-ik-o]/*.*)
file(GLOB reading_data CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/config/*)

set(learned_models ${CMAKE_CURRENT_BINARY_DIR}/learned_models.cc)
add_custom_command(OUTPUT ${learned_models}
  COMMAND learn ${PROJECT_SOURCE_DIR}/config/meldaan.toml ${learned_models} ${example_sets}
  DEPENDS learn ${example_sets} ${example_mails} ${reading_data}
  COMMENT "Learning from the labelled mails" VERBATIM)
set(example_sets ${example_sets} PARENT_SCOPE)
